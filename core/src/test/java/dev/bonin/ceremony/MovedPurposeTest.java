package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.PersonId;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.source.PortOneApi;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that verifies on both APIs of PortOne, while its purposes move from one to the other. */
class MovedPurposeTest {
    private static final PurposeRules KEPT = new PurposeRules(new Keep(true, Set.of()), Duration.ofDays(365));

    private final CeremonyBench bench = new CeremonyBench();
    private final Verifications before =
            bench.verifications(CeremonyBench.purposes(Map.of("signup", KEPT, "recovery", KEPT)));
    private final Verifications after =
            bench.verifications(CeremonyBench.purposes(Map.of("signup", KEPT.on(PortOneApi.V2), "recovery", KEPT)));

    @AfterEach
    void close() {
        bench.close();
    }

    private PersonId onV1(Verifications verifications, String purpose, CertificationOrder person) {
        var started = verifications.start(purpose, Optional.empty());
        return finishedOnV1(verifications, started, person);
    }

    private PersonId finishedOnV1(Verifications verifications, Started started, CertificationOrder person) {
        var impUid = bench.sandbox.certify(person.withMerchantUid(started.id().value()));
        var attempt = new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty());
        return accepted(verifications.finish(attempt)).person().orElseThrow();
    }

    private PersonId onV2(Verifications verifications, String purpose, IdentityVerificationOrder person) {
        var started = verifications.start(purpose, Optional.empty());
        bench.sandbox.verify(person.withId(started.id().value()));
        var attempt = FinishAttempt.ofIdentityVerification(started.id().value(), Optional.of(started.browser()));
        return accepted(verifications.finish(attempt)).person().orElseThrow();
    }

    @Test
    void recognisesThePersonWhomItVerifiedOnV1() {
        var known = onV1(before, "signup", CertificationOrder.of("adult"));

        assertThat(onV2(after, "signup", IdentityVerificationOrder.of("adult"))).isEqualTo(known);
        assertThat(onV1(after, "recovery", CertificationOrder.of("adult"))).isEqualTo(known);
        assertThat(onV2(after, "signup", IdentityVerificationOrder.of("leap-day")))
                .isNotEqualTo(known);
    }

    @Test
    void recognisesThemByTheirCiAlthoughTheProviderIsAnother() {
        var known = onV1(before, "signup", CertificationOrder.of("adult"));

        assertThat(onV2(after, "signup", IdentityVerificationOrder.of("adult").throughChannel("channel-key-inicis")))
                .isEqualTo(known);
    }

    @Test
    void finishesARequestOnTheApiThatItWasStartedOn() {
        var started = before.start("signup", Optional.empty());

        assertThat(started.api()).isEqualTo(PortOneApi.V1);
        assertThat(finishedOnV1(after, started, CertificationOrder.of("adult"))).isNotNull();
    }
}
