package dev.bonin.guardian;

import static dev.bonin.ceremony.CeremonyBench.NOW;
import static dev.bonin.guardian.GuardianBench.KEPT_FOR;
import static dev.bonin.guardian.GuardianBench.WORDING;
import static dev.bonin.guardian.GuardianBench.code;
import static dev.bonin.guardian.GuardianBench.granted;
import static dev.bonin.guardian.GuardianBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Outcomes;
import dev.bonin.handover.Redemption;
import dev.bonin.person.IdentityValue;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A child under 14 waits, and is let through once its legal guardian has consented. */
class WaitingChildTest {
    private static final Access ACCESS = new Access("shop", "local", "test");

    private final GuardianBench family = new GuardianBench();

    @AfterEach
    void close() {
        family.close();
    }

    @Test
    void waitsAndIsNotAcceptedBefore() {
        var child = family.child();

        assertThat(child.waitsUntil()).isEqualTo(NOW.plus(Duration.ofDays(5)));
        assertThat(refusal(family.redeem(child))).isEqualTo(Redemption.Refusal.GUARDIAN_NEEDED);
        assertThat(family.bench.told).containsExactly(child);
        assertThat(family.stateOf(child)).isEqualTo(VerificationState.GUARDIAN_NEEDED);
    }

    @Test
    void whoIsOldEnoughNeedsNobody() {
        var started = family.verifications.start("signup", Optional.empty());
        var accepted = Outcomes.accepted(family.finish(started, CertificationOrder.of("fourteen-today")));
        var code = accepted.code().orElseThrow().reveal();

        assertThat(refusal(family.guardians.invite(Invite.of(code, "signup", WORDING))))
                .isEqualTo(GuardianRefusal.NO_GUARDIAN_NEEDED);
        assertThat(granted(family.handovers.redeem(code, "signup")).guardian()).isEmpty();
    }

    @Test
    void isAcceptedByTheConsent() {
        var child = family.child();
        var decision =
                granted(family.consent(family.verified(family.invited(child).link())));

        var redeemed = granted(family.redeem(child));
        assertThat(redeemed.guardian()).contains(decision);
        assertThat(redeemed.identity().name().verified().orElseThrow().reveal()).isEqualTo("한열셋");
        assertThat(redeemed.judgement().refusal()).isEmpty();
        assertThat(redeemed.person()).isNotEqualTo(decision.person()).isPresent();
        assertThat(family.request(child).completion().orElseThrow().eraseAfter())
                .isEqualTo(NOW.plus(KEPT_FOR));
    }

    @Test
    void isToldOfTheConsentInItsOwnBrowser() {
        var started = family.verifications.start("signup", Optional.empty());
        var impUid = family.bench.sandbox.certify(
                CertificationOrder.of("thirteen").withMerchantUid(started.id().value()));
        var attempt = new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty());
        var waiting = Outcomes.guardianNeeded(family.verifications.finish(attempt));

        granted(family.consent(family.verified(family.invited(waiting).link())));

        var accepted = Outcomes.accepted(family.verifications.finish(attempt));
        assertThat(accepted.code()).isEqualTo(waiting.code());
    }

    @Test
    void canBeRedeemedForADayAfterTheConsent() {
        var child = family.child();
        family.bench.clock.advance(Duration.ofDays(4));
        granted(family.consent(family.verified(family.invited(child).link())));

        family.bench.clock.advance(Duration.ofDays(1));
        assertThat(granted(family.redeem(child)).identity().present()).contains(IdentityValue.BIRTHDAY);
    }

    @Test
    void isRedeemedWithTheConsentEvenIfThePurposeAsksNobodyAnyMore() {
        var child = family.child();
        granted(family.consent(family.verified(family.invited(child).link())));
        family.bench.clock.advance(Duration.ofHours(2));

        var redeemed = granted(family.codesOfOtherSettings().redeem(code(child), "signup"));

        assertThat(redeemed.guardian()).isPresent();
    }

    @Test
    void isOpenedByNobodyBeforeTheConsent() {
        var child = family.child();
        var values = Set.of(IdentityValue.NAME);

        assertThat(family.bench.identities.open(child.id(), values, ACCESS)).isEmpty();
        granted(family.consent(family.verified(family.invited(child).link())));
        assertThat(family.bench.identities.open(child.id(), values, ACCESS)).isPresent();
    }

    @Test
    void isDestroyedByTheRefusal() {
        var child = family.child();
        granted(family.refuse(family.verified(family.invited(child).link())));

        assertThat(family.stateOf(child)).isEqualTo(VerificationState.REFUSED);
        assertThat(family.bench.store.person(child.id())).isEmpty();
        assertThat(family.bench.store.handover(child.id())).isEmpty();
        assertThat(refusal(family.redeem(child))).isEqualTo(Redemption.Refusal.GUARDIAN_REFUSED);
        assertThat(family.guardians.decision(child.id()).orElseThrow().person()).isPresent();
    }

    @Test
    void isDestroyedAfterFiveDaysWithoutADecision() {
        var child = family.child();
        var link = family.invited(child).link();
        family.bench.clock.advance(Duration.ofDays(5).minusMillis(1));
        family.retain();
        assertThat(family.stateOf(child)).isEqualTo(VerificationState.GUARDIAN_NEEDED);

        family.bench.clock.advance(Duration.ofMillis(1));
        assertThat(refusal(family.page.visit(link, Optional.empty(), Optional.empty())))
                .as("before it is destroyed")
                .isEqualTo(GuardianRefusal.LINK_EXPIRED);
        family.retain();

        assertThat(family.stateOf(child)).isEqualTo(VerificationState.ERASED);
        assertThat(family.bench.store.person(child.id())).isEmpty();
        assertThat(family.bench.store.handover(child.id())).isEmpty();
        assertThat(refusal(family.redeem(child))).isEqualTo(Redemption.Refusal.ERASED);
    }

    @Test
    void withoutCiAndDiIsRefusedSinceNobodyCanBeComparedWithIt() {
        var started = family.verifications.start("signup", Optional.empty());
        var unknown = CertificationOrder.of("thirteen").without("unique_key").without("unique_in_site");

        assertThat(Outcomes.refused(family.finish(started, unknown)).code()).isEqualTo("no_person_key");
    }
}
