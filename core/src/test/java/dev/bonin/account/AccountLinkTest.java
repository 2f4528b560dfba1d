package dev.bonin.account;

import static dev.bonin.account.AccountsBench.KIM;
import static dev.bonin.account.AccountsBench.OWN;
import static dev.bonin.account.AccountsBench.accepted;
import static dev.bonin.account.AccountsBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.AuditAction;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Membership;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One account per person: who is linked to which, and by which verification. */
class AccountLinkTest {
    private final AccountsBench bench = new AccountsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Nested
    class ASignUp {
        @Test
        void linksWhoeverIsNewAndTellsThemNextTime() {
            assertThat(membership("adult")).contains(Membership.NEW);
            assertThat(bench.link("kim", bench.verified("adult"))).isEqualTo("linked");

            assertThat(membership("adult")).contains(Membership.EXISTING);
            assertThat(membership("mvno")).contains(Membership.NEW);
        }

        @Test
        void knowsSomebodyWithANewNameAgain() {
            bench.link("kim", bench.verified("adult"));

            assertThat(membership("renamed")).contains(Membership.EXISTING);
        }

        @Test
        void givesNobodyASecondAccount() {
            var both = List.of(bench.verified("adult"), bench.verified("adult"));
            assertThat(bench.link("kim", both.get(0))).isEqualTo("linked");

            assertThat(bench.link("kim2", both.get(1))).isEqualTo("already_linked");
        }

        @Test
        void givesNoAccountToASecondPerson() {
            bench.link("kim", bench.verified("adult"));

            assertThat(bench.link("kim", bench.verified("mvno"))).isEqualTo("account_taken");
        }

        @Test
        void isLoggedWithWhoDidItAndWhosIts() {
            var person = accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult")));

            bench.link("kim", person.id());

            assertThat(bench.last().action()).isEqualTo(AuditAction.ACCOUNT_LINKED);
            assertThat(bench.last().person()).isEqualTo(person.person());
            assertThat(bench.last().verification()).contains(person.id().value());
            assertThat(bench.last().access()).isEqualTo(KIM);
            assertThat(bench.last().toString()).doesNotContain("\"kim\"");
        }

        private Optional<Membership> membership(String persona) {
            return accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of(persona)))
                    .judgement()
                    .account();
        }
    }

    @Nested
    class AVerification {
        @Test
        void linksOnce() {
            var verification = bench.verified("adult");
            bench.link("kim", verification);
            bench.accounts.unlink(OWN, "kim", KIM);
            bench.clock.advance(Duration.ofMinutes(1));

            assertThat(bench.link("kim", verification)).isEqualTo("rejoin_wait");
            assertThat(bench.link("another", bench.verified("mvno"))).isEqualTo("linked");
        }

        @Test
        void grantsTheSameLinkAgainToWhoeverLostTheAnswer() {
            var verification = bench.verified("adult");

            assertThat(bench.link("kim", verification)).isEqualTo("linked");
            assertThat(bench.link("kim", verification)).isEqualTo("linked");
            assertThat(bench.link("kim2", verification)).isEqualTo("already_linked");
        }

        @Test
        void linksForTenMinutes() {
            var verification = bench.verified("adult");
            bench.clock.advance(Duration.ofMinutes(10));
            assertThat(bench.link("kim", verification)).isEqualTo("linked");

            var late = bench.verified("mvno");
            bench.clock.advance(Duration.ofMinutes(10).plusMillis(1));
            assertThat(bench.link("lee", late)).isEqualTo("link_too_late");
        }

        @Test
        void ofAnotherApplicationIsUnknown() {
            assertThat(told(bench.accounts.link("shop", "kim", bench.verified("adult"), KIM)))
                    .isEqualTo("unknown_verification");
            assertThat(told(bench.accounts.link(OWN, "kim", new VerificationId("0".repeat(32)), KIM)))
                    .isEqualTo("unknown_verification");
        }

        @Test
        void thatNobodyBoundLinksNobody() {
            var bare = bench.verifications.finish(
                    new FinishAttempt(bench.sandbox.certify("adult"), Optional.empty(), Optional.empty()));

            assertThat(bench.link("kim", bare.id())).isEqualTo("unknown_verification");
        }

        @Test
        void whosePurposeKeepsNobodyLinksNobody() {
            var check = bench.verified("adult_check", CertificationOrder.of("adult"));

            assertThat(bench.link("kim", check)).isEqualTo("no_person");
        }

        @Test
        void ofAnApplicationHasToBeRedeemedFirst() {
            var finished = bench.finishedForShop("adult");
            assertThat(told(bench.accounts.link("shop", "kim", finished.id(), KIM)))
                    .isEqualTo("not_redeemed");

            bench.redeem(finished);

            assertThat(told(bench.accounts.link("shop", "kim", finished.id(), KIM)))
                    .isEqualTo("linked");
            assertThat(bench.accounts.find("shop", "kim")).isPresent();
            assertThat(bench.accounts.find(OWN, "kim")).isEmpty();
        }

        @Test
        void startedForOneAccountLinksNoOther() {
            var started =
                    accepted(bench.verify("signup", RequestedTerms.forAccount("kim"), CertificationOrder.of("adult")));

            assertThat(started.account()).contains("kim");
            assertThat(bench.link("lee", started.id())).isEqualTo("subject_mismatch");
            assertThat(bench.link("kim", started.id())).isEqualTo("linked");
        }
    }
}
