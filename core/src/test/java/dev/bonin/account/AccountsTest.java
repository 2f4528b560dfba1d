package dev.bonin.account;

import static dev.bonin.account.AccountsBench.KIM;
import static dev.bonin.account.AccountsBench.OWN;
import static dev.bonin.account.AccountsBench.REJOIN_WAIT;
import static dev.bonin.account.AccountsBench.accepted;
import static dev.bonin.account.AccountsBench.granted;
import static dev.bonin.account.AccountsBench.refused;
import static dev.bonin.account.AccountsBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.AuditAction;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.FinishAttempt;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.Wish;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One account per person, from sign-up to leaving, by whole ceremonies. */
class AccountsTest {
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
            var person = accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult")));

            bench.link("kim", person.id());

            assertThat(bench.last().action()).isEqualTo(AuditAction.ACCOUNT_LINKED);
            assertThat(bench.last().person()).isEqualTo(person.person());
            assertThat(bench.last().verification()).contains(person.id().value());
            assertThat(bench.last().access()).isEqualTo(KIM);
            assertThat(bench.last().toString()).doesNotContain("\"kim\"");
        }

        private Optional<Membership> membership(String persona) {
            return accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of(persona)))
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
            var started = accepted(bench.verify("signup", Wish.forAccount("kim"), CertificationOrder.of("adult")));

            assertThat(started.account()).contains("kim");
            assertThat(bench.link("lee", started.id())).isEqualTo("subject_mismatch");
            assertThat(bench.link("kim", started.id())).isEqualTo("linked");
        }
    }

    @Nested
    class ALookup {
        @Test
        void findsTheAccountOfThePersonOnce() {
            bench.link("kim", bench.verified("adult"));
            var later = bench.verified("adult");

            assertThat(granted(bench.accounts.lookUp(OWN, later, KIM)).map(AccountLink::account))
                    .contains("kim");
            assertThat(bench.last().action()).isEqualTo(AuditAction.ACCOUNT_LOOKED_UP);
            assertThat(bench.accounts
                            .lookUp(OWN, later, KIM)
                            .<String>fold(found -> "found", no -> no.reason().code()))
                    .isEqualTo("verification_used");
        }

        @Test
        void ofWhomeverHasNoneIsEmptyAndStillLinks() {
            var verification = bench.verified("adult");

            assertThat(granted(bench.accounts.lookUp(OWN, verification, KIM))).isEmpty();
            assertThat(bench.link("kim", verification)).isEqualTo("linked");
        }
    }

    @Nested
    class Leaving {
        @Test
        void keepsThePersonAwayUntilTheWaitIsOver() {
            bench.link("kim", bench.verified("adult"));
            bench.accounts.unlink(OWN, "kim", KIM);

            var refused = bench.verify("signup", Wish.NONE, CertificationOrder.of("adult"));
            assertThat(refused(refused)).isEqualTo("rejoin_wait");
            assertThat(refused.<Optional<LocalDate>>fold(
                            accepted -> Optional.empty(),
                            no -> no.judgement()
                                    .refusal()
                                    .orElseThrow()
                                    .verdict()
                                    .passesFrom()))
                    .contains(LocalDate.of(2026, 12, 24));

            bench.clock.advance(REJOIN_WAIT);
            assertThat(bench.link("kim", bench.verified("adult"))).isEqualTo("linked");
        }

        @Test
        void forgetsThePersonWhenTheWaitIsOver() {
            bench.link("kim", bench.verified("adult"));
            bench.accounts.unlink(OWN, "kim", KIM);
            bench.clock.advance(REJOIN_WAIT);
            assertThat(bench.store.sealedStore().isEmpty()).as("is still known").isFalse();
            bench.verifications.start("signup", Optional.empty()); // the store in memory forgets old verifications now

            assertThat(bench.accounts.forgetOver(10)).isOne();

            var again = accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult")));
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
            var person = accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult")))
                    .person()
                    .orElseThrow();
            assertThat(bench.accounts.ban(OWN, person, Optional.empty(), KIM)).isTrue();

            assertThat(refused(bench.verify("signup", Wish.NONE, CertificationOrder.of("renamed"))))
                    .isEqualTo("banned");
            assertThat(bench.accounts.unban(OWN, person, KIM)).isTrue();
            assertThat(bench.accounts.unban(OWN, person, KIM)).isFalse();
            assertThat(bench.link("kim", bench.verified("adult"))).isEqualTo("linked");
        }

        @Test
        void endsWhenItWasToEnd() {
            var person = accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult")))
                    .person()
                    .orElseThrow();
            bench.accounts.ban(OWN, person, Optional.of(bench.clock.instant().plus(Duration.ofHours(1))), KIM);
            assertThat(refused(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult"))))
                    .isEqualTo("banned");

            bench.clock.advance(Duration.ofHours(1));

            assertThat(refused(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult"))))
                    .isEqualTo("accepted");
        }

        @Test
        void decidedBetweenFinishAndLinkStillCounts() {
            var outcome = accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult")));
            bench.accounts.ban(OWN, outcome.person().orElseThrow(), Optional.empty(), KIM);

            assertThat(bench.link("kim", outcome.id())).isEqualTo("banned");
        }

        @Test
        void ofSomebodyElsesPersonIsNone() {
            var person = accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult")))
                    .person()
                    .orElseThrow();

            assertThat(bench.accounts.ban("shop", person, Optional.empty(), KIM))
                    .isFalse();
        }
    }

    @Nested
    class AChangedCi {
        private final CertificationOrder changed = CertificationOrder.of("adult")
                .with("unique_key", Base64.getEncoder().encodeToString(new byte[64]))
                .with("unique_in_site", "D".repeat(64));

        @Test
        void makesSomebodyNewWhomAnOperatorGivesTheirAccountBack() {
            bench.link("kim", bench.verified("adult"));
            var before = bench.accounts.find(OWN, "kim").orElseThrow().person();
            var after = bench.verified("signup", changed);

            assertThat(bench.link("kim", after)).isEqualTo("account_taken");
            assertThat(told(bench.accounts.relink(OWN, "kim", after, KIM))).isEqualTo("linked");

            assertThat(bench.last().action()).isEqualTo(AuditAction.ACCOUNT_RELINKED);
            assertThat(bench.last().detail()).isEqualTo("from=" + before.value());
            assertThat(bench.last().access().reason()).isEqualTo(KIM.reason());
            assertThat(accepted(bench.verify("signup", Wish.NONE, changed))
                            .judgement()
                            .account())
                    .contains(Membership.EXISTING);
        }

        @Test
        void givesNobodyAnAccountThatThereIsNot() {
            assertThat(told(bench.accounts.relink(OWN, "nobodys", bench.verified("adult"), KIM)))
                    .isEqualTo("unknown_account");
        }
    }

    @Nested
    class AConflict {
        private final Outcome.Accepted ofDi =
                accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of("mvno")));
        private final CertificationOrder both = CertificationOrder.of("adult")
                .with(
                        "unique_in_site",
                        ofDi.identity()
                                .orElseThrow()
                                .di()
                                .verified()
                                .orElseThrow()
                                .reveal());

        @Test
        void linksNobodyThoughThePurposeAsksForNothing() {
            bench.verified("adult");
            bench.accounts.ban(OWN, ofDi.person().orElseThrow(), Optional.empty(), KIM);

            var through = bench.verified("newsletter", both);

            assertThat(bench.link("kim", through)).isEqualTo("person_conflict");
        }

        @Test
        void endsWhenSomebodyWhoHasSeenProofLetsTheDiGo() {
            var ofCi = accepted(bench.verify("signup", Wish.NONE, CertificationOrder.of("adult")));
            assertThat(refused(bench.verify("signup", Wish.NONE, both))).isEqualTo("person_conflict");
            var other = ofDi.person().orElseThrow();

            assertThat(bench.accounts.releaseDi("shop", other, KIM)).isFalse();
            assertThat(bench.accounts.releaseDi(OWN, other, KIM)).isTrue();

            assertThat(bench.last().action()).isEqualTo(AuditAction.PERSON_DI_RELEASED);
            assertThat(bench.last().person()).contains(other);
            assertThat(accepted(bench.verify("signup", Wish.NONE, both)).person())
                    .isEqualTo(ofCi.person());
            assertThat(bench.accounts.releaseDi(OWN, other, KIM)).isFalse();
            assertThat(refused(bench.verify("signup", Wish.NONE, CertificationOrder.of("mvno"))))
                    .as("now it is the other one whose CI and DI differ")
                    .isEqualTo("person_conflict");
        }
    }

    @Nested
    class Recovering {
        @Test
        void isForThePersonOfTheAccountThatIsNamed() {
            bench.link("kim", bench.verified("adult"));

            assertThat(recover("kim", "adult")).isEqualTo("accepted");
            assertThat(recover("kim", "mvno")).isEqualTo("other_person");
            assertThat(recover("nobodys", "adult")).isEqualTo("other_person");
            assertThat(refused(bench.verify("recover_account", Wish.NONE, CertificationOrder.of("adult"))))
                    .isEqualTo("no_account_named");
        }

        private String recover(String account, String persona) {
            Outcome outcome = bench.verify("recover_account", Wish.forAccount(account), CertificationOrder.of(persona));
            return refused(outcome);
        }
    }
}
