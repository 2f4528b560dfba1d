package dev.bonin.account;

import static dev.bonin.account.AccountsBench.KIM;
import static dev.bonin.account.AccountsBench.OWN;
import static dev.bonin.account.AccountsBench.REJOIN_WAIT;
import static dev.bonin.account.AccountsBench.accepted;
import static dev.bonin.account.AccountsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.ceremony.Outcomes;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Membership;
import dev.bonin.verification.RequestedTerms;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** People who are kept away, because they have left or were banned. */
class BansAndWaitsTest {
    private final AccountsBench bench = new AccountsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Nested
    class Leaving {
        @Test
        void keepsThePersonAwayUntilTheWaitIsOver() {
            bench.link("kim", bench.verified("adult"));
            bench.accounts.unlink(OWN, "kim", KIM);

            var refused = bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult"));
            assertThat(refused(refused)).isEqualTo("rejoin_wait");
            assertThat(Outcomes.refused(refused)
                            .judgement()
                            .refusal()
                            .orElseThrow()
                            .verdict()
                            .passesFrom())
                    .contains(LocalDate.of(2026, 12, 24));

            bench.clock.advance(REJOIN_WAIT);
            assertThat(bench.link("kim", bench.verified("adult"))).isEqualTo("linked");
        }

        @Test
        void forgetsThePersonWhenTheWaitIsOver() {
            var verification = bench.verified("adult");
            bench.link("kim", verification);
            bench.accounts.unlink(OWN, "kim", KIM);
            bench.erase(verification);
            bench.clock.advance(REJOIN_WAIT);
            assertThat(bench.store.sealed().isEmpty()).as("is still known").isFalse();

            assertThat(bench.accounts.forgetOver(bench.clock.instant(), 10)).isOne();

            var again = accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult")));
            assertThat(again.judgement().account()).contains(Membership.NEW);
        }

        @Test
        void whatIsNotLinkedChangesNothing() {
            assertThat(bench.accounts.unlink(OWN, "nobody", KIM)).isEmpty();
            assertThat(bench.store.log().unchained(10)).isEmpty();
        }
    }

    @Nested
    class ABan {
        @Test
        void staysWithThePersonWhateverTheirAccountAndName() {
            var person = accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult")))
                    .person()
                    .orElseThrow();
            assertThat(bench.accounts.ban(OWN, person, Optional.empty(), KIM)).isTrue();

            assertThat(refused(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("renamed"))))
                    .isEqualTo("banned");
            assertThat(bench.accounts.unban(OWN, person, KIM)).isTrue();
            assertThat(bench.accounts.unban(OWN, person, KIM)).isFalse();
            assertThat(bench.link("kim", bench.verified("adult"))).isEqualTo("linked");
        }

        @Test
        void endsWhenItWasToEnd() {
            var person = accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult")))
                    .person()
                    .orElseThrow();
            bench.accounts.ban(OWN, person, Optional.of(bench.clock.instant().plus(Duration.ofHours(1))), KIM);
            assertThat(refused(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult"))))
                    .isEqualTo("banned");

            bench.clock.advance(Duration.ofHours(1));

            assertThat(refused(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult"))))
                    .isEqualTo("accepted");
        }

        @Test
        void decidedBetweenFinishAndLinkStillCounts() {
            var outcome = accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult")));
            bench.accounts.ban(OWN, outcome.person().orElseThrow(), Optional.empty(), KIM);

            assertThat(bench.link("kim", outcome.id())).isEqualTo("banned");
        }

        @Test
        void ofSomebodyElsesPersonIsNone() {
            var person = accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult")))
                    .person()
                    .orElseThrow();

            assertThat(bench.accounts.ban("shop", person, Optional.empty(), KIM))
                    .isFalse();
        }
    }
}
