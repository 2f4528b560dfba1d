package dev.bonin.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Outcomes;
import dev.bonin.person.IdentityValue;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An application asks, a browser claims and finishes, and the application redeems what that browser brings back. */
class ApplicationVerificationsTest extends ApplicationBench {
    @Test
    void learnsThatItsSubjectWasVerified() {
        var placed = placed();
        var outcome = finish(claimed(placed));
        var waiting = outcome.returnTo().orElseThrow();
        var code = outcome.code().orElseThrow();

        var redemption = granted(redeem(placed, code.proof()));

        assertThat(waiting.returnUrl()).isEqualTo(RETURN_URL);
        assertThat(waiting.returnState()).contains("s 1");
        assertThat(redemption.id()).isEqualTo(placed.id());
        assertThat(redemption.subject()).contains(SUBJECT);
        assertThat(redemption.purpose()).isEqualTo("adult_check");
        assertThat(redemption.mode()).isEqualTo(Mode.SANDBOX);
        assertThat(redemption.provider()).isNotBlank();
        assertThat(redemption.finishedAt()).isEqualTo(CeremonyBench.NOW);
        assertThat(redemption + placed.toString() + waiting + code)
                .doesNotContain(SUBJECT, placed.page().reveal(), code.proof().reveal());
    }

    @Nested
    class ARuleOfAgeThatItAdds {
        /** The adult was born on 1990-05-05. */
        @Test
        void tellsTheDayToThePersonAloneWhateverTheApplicationMayBeGiven() {
            var shop = new Requester("shop", Set.of(RETURN_URL), Set.of(IdentityValue.BIRTHDAY));
            var wish = new RequestedTerms(Optional.empty(), List.of("minimum_age:120"), Optional.empty());
            var placed = granted(applications.order(
                    shop, new Order(Optional.of("adult_check"), SUBJECT, RETURN_URL, Optional.empty(), wish)));
            var claimed = claimed(placed);

            var refused = Outcomes.refused(verifications.finish(
                    new FinishAttempt(certified(claimed.id()), Optional.of(claimed.browser()), Optional.empty())));

            var told = applications.find(shop, placed.id()).flatMap(VerificationRequest::completion);
            assertThat(days(refused.judgement())).containsExactly(LocalDate.of(2110, 5, 5));
            assertThat(days(told.orElseThrow().judgement())).isEmpty();
        }

        private static List<LocalDate> days(Judgement judgement) {
            return judgement.decisions().stream()
                    .flatMap(decision -> decision.verdict().passesFrom().stream())
                    .toList();
        }
    }

    @Test
    void nobodyElseSeesOrCancelsWhatAnApplicationAskedFor() {
        var placed = placed();
        var unknown = new VerificationId("0".repeat(32));
        var ofABrowser = verifications.start("default", Optional.empty()).id();

        for (var id : new VerificationId[] {unknown, ofABrowser}) {
            assertThat(applications.find(SHOP, id)).isEmpty();
            assertThat(applications.cancel(SHOP, id)).isEmpty();
        }
        assertThat(applications.find(CAFE, placed.id())).isEmpty();
        assertThat(applications.cancel(CAFE, placed.id())).isEmpty();
        assertThat(applications.find(SHOP, placed.id()).orElseThrow().isOpen()).isTrue();
        assertThat(bench.store.find(ofABrowser).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void cancelsWhatNobodyHasFinished() {
        var open = placed();
        var claimed = claimed(open);
        var finished = placed();
        code(claimed(finished));

        assertThat(stateAfterCancel(open)).isEqualTo(VerificationState.CANCELLED);
        assertThat(stateAfterCancel(open)).as("again").isEqualTo(VerificationState.CANCELLED);
        assertThat(stateAfterCancel(finished)).isEqualTo(VerificationState.ACCEPTED);
        var late = verifications.finish(new FinishAttempt(
                certified(claimed.id()),
                Optional.of(claimed.browser()),
                Optional.of(claimed.id().value())));
        assertThat(late.<Boolean>fold(accepted -> true, refused -> false)).isFalse();
    }

    @Test
    void saysExpiredAsSoonAsNobodyCanFinishAnyMore() {
        var placed = placed();
        bench.clock.advance(Duration.ofMinutes(17));
        assertThat(applications.find(SHOP, placed.id()).orElseThrow().state()).isEqualTo(VerificationState.OPEN);

        bench.clock.advance(Duration.ofMillis(1));

        assertThat(applications.find(SHOP, placed.id()).orElseThrow().state()).isEqualTo(VerificationState.EXPIRED);
        assertThat(stateAfterCancel(placed)).isEqualTo(VerificationState.EXPIRED);
    }

    private VerificationState stateAfterCancel(Order.Placed placed) {
        return applications.cancel(SHOP, placed.id()).orElseThrow().state();
    }
}
