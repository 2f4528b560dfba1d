package dev.bonin.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.person.PersonId;
import dev.bonin.source.Evidence;
import dev.bonin.source.IdentityVerificationId;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErasureRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final VerificationId ID = new VerificationId("1".repeat(32));
    private static final PersonId GILDONG = new PersonId("2".repeat(32));

    private static VerificationRequest request(VerificationState state, Optional<Completion> completion) {
        return request(state, PortOneApi.V1, completion);
    }

    private static VerificationRequest request(
            VerificationState state, PortOneApi api, Optional<Completion> completion) {
        return new VerificationRequest(
                ID,
                "signup",
                Mode.SANDBOX,
                api,
                Optional.empty(),
                Optional.empty(),
                Redeemable.NONE,
                state,
                0,
                NOW,
                NOW,
                Terms.NONE,
                completion);
    }

    private static Completion by(Optional<Evidence> evidence) {
        return new Completion(evidence, "danal", NOW, NOW, NOW.plusSeconds(60), Judgement.NONE);
    }

    private static Erasure erasure(boolean atSource) {
        var event = new AuditEvent(
                "3".repeat(32),
                NOW,
                "",
                Access.system("retention"),
                "signup",
                AuditAction.VERIFICATION_ERASED,
                Optional.of(ID.value()),
                Optional.empty(),
                "cause=operator");
        return new Erasure(ID, NOW, Cause.OPERATOR, atSource, event);
    }

    @ParameterizedTest
    @EnumSource(VerificationState.class)
    void erasesWhomSomebodyHasVerified(VerificationState state) {
        assertThat(ErasureRules.isErasable(request(state, Optional.empty())))
                .isEqualTo(
                        Set.of(VerificationState.ACCEPTED, VerificationState.GUARDIAN_NEEDED, VerificationState.REFUSED)
                                .contains(state));
    }

    @ParameterizedTest
    @CsvSource({"true, true, PENDING", "true, false, NOT_ASKED", "false, true, NOT_ASKED", "false, false, NOT_ASKED"})
    void tellsTheSourceWhereItIsAskedForAndTheRecordIsKnown(boolean isAsked, boolean isKnown, SourceState state) {
        var impUid = Optional.<Evidence>of(new ImpUid("imp_1")).filter(unused -> isKnown);
        var request = request(VerificationState.ACCEPTED, Optional.of(by(impUid)));

        assertThat(ErasureRules.recordAtSource(request, erasure(isAsked))).isEqualTo(impUid.filter(unused -> isAsked));
        assertThat(ErasureRules.entry(request, erasure(isAsked), 5))
                .isEqualTo(new LedgerEntry(ID, NOW, Cause.OPERATOR, 5, state));
    }

    /** PortOne V2 has no call for it. */
    @Test
    void saysThatV2ErasesNothing() {
        var id = new IdentityVerificationId(ID.value());
        var request = request(VerificationState.ACCEPTED, PortOneApi.V2, Optional.of(by(Optional.of(id))));

        assertThat(ErasureRules.recordAtSource(request, erasure(true))).isEmpty();
        assertThat(ErasureRules.entry(request, erasure(true), 5).source()).isEqualTo(SourceState.NOT_OFFERED);
        assertThat(ErasureRules.entry(request, erasure(false), 5).source()).isEqualTo(SourceState.NOT_ASKED);
    }

    @Test
    void namesThePersonInTheLogWhereThereWasOne() {
        var erasure = erasure(false);

        assertThat(ErasureRules.event(erasure, Optional.of(GILDONG)).person()).contains(GILDONG);
        assertThat(ErasureRules.event(erasure, Optional.empty())).isEqualTo(erasure.event());
    }
}
