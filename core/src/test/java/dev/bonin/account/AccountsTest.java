package dev.bonin.account;

import static dev.bonin.account.AccountsBench.KIM;
import static dev.bonin.account.AccountsBench.OWN;
import static dev.bonin.account.AccountsBench.accepted;
import static dev.bonin.account.AccountsBench.granted;
import static dev.bonin.account.AccountsBench.refused;
import static dev.bonin.account.AccountsBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.AuditAction;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RequestedTerms;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whose an account is: found, recovered and given back, by whole ceremonies. */
class AccountsTest {
    private final AccountsBench bench = new AccountsBench();

    @AfterEach
    void close() {
        bench.close();
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
            assertThat(accepted(bench.verify("signup", RequestedTerms.NONE, changed))
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
                accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("mvno")));
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
            var ofCi = accepted(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("adult")));
            assertThat(refused(bench.verify("signup", RequestedTerms.NONE, both)))
                    .isEqualTo("person_conflict");
            var other = ofDi.person().orElseThrow();

            assertThat(bench.accounts.releaseDi("shop", other, KIM)).isFalse();
            assertThat(bench.accounts.releaseDi(OWN, other, KIM)).isTrue();

            assertThat(bench.last().action()).isEqualTo(AuditAction.PERSON_DI_RELEASED);
            assertThat(bench.last().person()).contains(other);
            assertThat(accepted(bench.verify("signup", RequestedTerms.NONE, both))
                            .person())
                    .isEqualTo(ofCi.person());
            assertThat(bench.accounts.releaseDi(OWN, other, KIM)).isFalse();
            assertThat(refused(bench.verify("signup", RequestedTerms.NONE, CertificationOrder.of("mvno"))))
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
            assertThat(refused(bench.verify("recover_account", RequestedTerms.NONE, CertificationOrder.of("adult"))))
                    .isEqualTo("no_account_named");
        }

        private String recover(String account, String persona) {
            Outcome outcome =
                    bench.verify("recover_account", RequestedTerms.forAccount(account), CertificationOrder.of(persona));
            return refused(outcome);
        }
    }
}
