package dev.bonin.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.HostedPage.Standing;
import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.Trouble;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.PageToken;
import dev.bonin.store.VerificationStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The page that an application sends its visitor to, and the one browser that claims it. */
class HostedPageTest extends ApplicationBench {
    @Test
    void tellsWhoAsksAndWhatForAndNothingElse() {
        var placed = placed();

        var page = applications.look(placed.page(), Optional.empty()).orElseThrow();

        assertThat(page.application()).isEqualTo("shop");
        assertThat(page.purpose()).isEqualTo("adult_check");
        assertThat(page.standing()).isEqualTo(Standing.OPEN);
        assertThat(page.expiresAt()).isEqualTo(CeremonyBench.NOW.plusSeconds(900));
        assertThat(applications.find(SHOP, placed.id()).orElseThrow().binding())
                .as("looking claims nothing")
                .isEmpty();
    }

    @Test
    void isOneBrowsersOnceThatHasClaimedIt() {
        var placed = placed();
        var mine = claimed(placed);
        var thief = Optional.of(BrowserNonce.draw(new Random(99)));

        assertThat(refusal(applications.claim(placed.page(), thief))).isEqualTo(HostedPage.Refusal.CLAIMED_ELSEWHERE);
        assertThat(refusal(applications.claim(placed.page(), Optional.empty())))
                .isEqualTo(HostedPage.Refusal.CLAIMED_ELSEWHERE);
        assertThat(standing(placed, thief)).isEqualTo(Standing.CLAIMED_ELSEWHERE);
        assertThat(standing(placed, Optional.of(mine.browser()))).isEqualTo(Standing.OPEN);
        assertThat(granted(applications.claim(placed.page(), Optional.of(mine.browser()))))
                .as("again")
                .isEqualTo(mine);
    }

    @Test
    void isNotOfTheSecondOfTwoBrowsersThatWereToldItIsFree() {
        var placed = placed();
        var late = claimingAfter(() -> claimed(placed));

        assertThat(refusal(late.claim(placed.page(), Optional.empty())))
                .isEqualTo(HostedPage.Refusal.CLAIMED_ELSEWHERE);
    }

    @Test
    void isOverIfTheRequestWasCalledOffInTheMomentOfTheClaim() {
        var placed = placed();
        var late = claimingAfter(() -> applications.cancel(SHOP, placed.id()));

        assertThat(refusal(late.claim(placed.page(), Optional.empty()))).isEqualTo(HostedPage.Refusal.OVER);
    }

    private ApplicationVerifications claimingAfter(Runnable other) {
        return bench.applications(rules, Trouble.after(other, VerificationStore.class, bench.store, "claim"));
    }

    @Test
    void isKnownByItsTokenAloneAndThatIsNotGuessed() {
        var placed = placed();
        var guess = PageToken.draw(new Random(99));

        assertThat(applications.look(guess, Optional.empty())).isEmpty();
        assertThat(refusal(applications.claim(guess, Optional.empty()))).isEqualTo(HostedPage.Refusal.UNKNOWN);
        assertThat(PageToken.tryParse(placed.id().value())).isEmpty();
    }

    @Test
    void isOverWhenTheRequestIs() {
        var finished = placed();
        var mine = claimed(finished);
        finish(mine);
        var cancelled = placed();
        applications.cancel(SHOP, cancelled.id());
        var expired = placed();
        bench.clock.advance(Duration.ofMinutes(15).plusMillis(1));

        for (var over : new Order.Placed[] {finished, cancelled, expired}) {
            assertThat(standing(over, Optional.of(mine.browser()))).isEqualTo(Standing.OVER);
            assertThat(refusal(applications.claim(over.page(), Optional.of(mine.browser()))))
                    .isEqualTo(HostedPage.Refusal.OVER);
        }
    }

    private Standing standing(Order.Placed placed, Optional<BrowserNonce> browser) {
        return applications.look(placed.page(), browser).orElseThrow().standing();
    }
}
