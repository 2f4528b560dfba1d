package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditChaining;
import dev.bonin.audit.AuditEvents;
import dev.bonin.audit.Checkpoint;
import dev.bonin.chore.DueChores;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.ImpUid;
import dev.bonin.source.SourceException;
import dev.bonin.store.InMemoryVerificationStore;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the server's log tells of the access log and of erasing. */
@ExtendWith(OutputCaptureExtension.class)
class PrivacyChoresTest {
    private static final VerificationId ID = new VerificationId("0".repeat(32));

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final InMemoryVerificationStore store = new InMemoryVerificationStore(clock);
    private final AuditEvents events = new AuditEvents(clock, new Random(1));

    @Test
    void notesTheEndOfTheChainWheneverItHasMoved(CapturedOutput output) {
        var noting = new NotedEnd(store.log());
        noting.run();
        assertThat(output.getAll()).as("there is none yet").doesNotContain("access log ends");

        store.log().append(events.of(AuditAction.KEY_ADDED, Access.system("test"), ""));
        new AuditChaining(store.log()).run();
        noting.run();
        noting.run();

        assertThat(output.getAll())
                .containsOnlyOnce(
                        "The access log ends at " + Checkpoint.of(store.log().head()));
    }

    @Test
    void saysWhichRecordPortOneCouldNotBeToldToErase(CapturedOutput output) {
        verifyAndErase();
        var away = new SourceErasures(
                store.erasures(),
                impUid -> {
                    throw new SourceException(SourceException.Kind.UNAVAILABLE, null, null);
                },
                events,
                clock,
                ClockAgreement.trusting(clock));
        DueChores.atSource(away, ToldErasures::warn).work().run();
        assertThat(output.getAll()).doesNotContain("ERROR");

        clock.advance(Duration.ofDays(30));
        DueChores.atSource(away, ToldErasures::warn).work().run();

        assertThat(output.getAll()).contains("ERROR", ID.value()).doesNotContain("imp_123456789012");
    }

    @Test
    void keepsTheAccessLogAYearAtTheLeast() {
        assertThat(new BoninProperties.Audit(Duration.ofDays(365)).keep()).isEqualTo(Duration.ofDays(365));
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> new BoninProperties.Audit(Duration.ofDays(364)))
                .withMessage("bonin.audit.keep is less than a year.");
    }

    private void verifyAndErase() {
        var now = clock.instant();
        var how = new Completion(
                Optional.of(new ImpUid("imp_123456789012")),
                "danal",
                now,
                now,
                now.plus(Duration.ofDays(365)),
                Judgement.NONE);
        var accepted = new VerificationRequest(
                ID,
                "default",
                Mode.SANDBOX,
                Optional.empty(),
                Optional.empty(),
                VerificationState.ACCEPTED,
                0,
                now,
                now,
                Terms.NONE,
                Optional.of(how));
        var nobody = SealedPerson.nobody();
        store.keepBare(accepted, nobody, events.of(AuditAction.VERIFICATION_ACCEPTED, Access.system("test"), ""));
        new Eraser(store, store.erasures(), events, clock).erase(ID, Cause.OPERATOR, true, Access.system("test"));
    }
}
