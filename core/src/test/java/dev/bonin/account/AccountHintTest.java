package dev.bonin.account;

import static dev.bonin.account.AccountsBench.KIM;
import static dev.bonin.account.AccountsBench.OWN;
import static dev.bonin.account.AccountsBench.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.standing.AccountHint;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RequestedTerms;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has an account already is told which, and nobody else is. */
class AccountHintTest {
    private static final AccountHint KAKAO = new AccountHint("카카오로 가입");

    private final AccountsBench bench = new AccountsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private void signUp(String account, String persona) {
        bench.accounts
                .link(OWN, account, bench.verified(persona), KAKAO, KIM)
                .orElseThrow(
                        refused -> new IllegalStateException(refused.reason().code()));
    }

    private Outcome verify(String purpose, String persona) {
        return bench.verify(purpose, RequestedTerms.NONE, CertificationOrder.of(persona));
    }

    private Optional<AccountHint> told(String purpose, String persona) {
        return accepted(verify(purpose, persona)).hint();
    }

    @Nested
    class WithTheOutcome {
        @Test
        void isToldToItsPersonOnly() {
            assertThat(told("signup", "adult")).isEmpty();
            signUp("kim", "adult");

            assertThat(told("signup", "adult")).contains(KAKAO);
            assertThat(told("signup", "renamed")).as("the same person").contains(KAKAO);
            assertThat(told("signup", "mvno")).isEmpty();
        }

        @Test
        void isNotToldByPurposesThatDecideOnNoAccount() {
            signUp("kim", "adult");

            assertThat(told("newsletter", "adult")).isEmpty();
            assertThat(told("adult_check", "adult")).isEmpty();
        }

        @Test
        void isNotToldToABrowserThatIsNotBound() {
            signUp("kim", "adult");
            var impUid = bench.sandbox.certify(CertificationOrder.of("adult"));
            var bare = new FinishAttempt(impUid, Optional.empty(), Optional.empty());

            assertThat(accepted(bench.verifications.finish(bare)).hint()).isEmpty();
        }

        @Test
        void isToldAgainToTheBrowserThatFinishedAndToNoOther() {
            signUp("kim", "adult");
            var started = bench.verifications.start("signup", Optional.empty());
            var other = bench.verifications.start("signup", Optional.empty());
            var impUid = bench.sandbox.certify(
                    CertificationOrder.of("adult").withMerchantUid(started.id().value()));
            var own = new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty());
            var foreign = new FinishAttempt(impUid, Optional.of(other.browser()), Optional.empty());

            assertThat(accepted(bench.verifications.finish(own)).hint()).contains(KAKAO);
            var again = accepted(bench.verifications.finish(own));
            assertThat(again.firstTime()).isFalse();
            assertThat(again.hint()).contains(KAKAO);
            assertThat(AccountsBench.refused(bench.verifications.finish(foreign)))
                    .isEqualTo("not_this_request");
        }

        @Test
        void isNotToldToWhomAPolicyRefuses() {
            signUp("kim", "adult");
            var person = bench.personOf("adult");
            bench.accounts.ban(OWN, person, Optional.empty(), KIM);

            assertThat(AccountsBench.refused(verify("signup", "adult"))).isEqualTo("banned");
        }

        @Test
        void isGoneWithTheAccount() {
            signUp("kim", "adult");
            bench.accounts.unlink(OWN, "kim", KIM);
            bench.clock.advance(AccountsBench.REJOIN_WAIT);

            bench.link("kim", bench.verified("adult"));

            assertThat(told("signup", "adult")).isEmpty();
        }

        @Test
        void isTheOneThatItWasChangedTo() {
            signUp("kim", "adult");
            var email = AccountHint.ofEmail("mira@example.com");

            assertThat(bench.accounts.changeHint(OWN, "kim", Optional.of(email), KIM))
                    .isTrue();
            assertThat(told("signup", "adult")).contains(new AccountHint("mi***@example.com"));
            assertThat(bench.last().action()).isNotEqualTo(AuditAction.ACCOUNT_HINT_CHANGED);

            bench.accounts.changeHint(OWN, "kim", Optional.empty(), KIM);
            assertThat(told("signup", "adult")).isEmpty();
            assertThat(bench.accounts.changeHint(OWN, "lee", Optional.of(email), KIM))
                    .isFalse();
        }
    }

    @Nested
    class WhenACodeIsRedeemed {
        @Test
        void comesWithTheAccount() {
            var first = bench.finishedForShop("adult");
            assertThat(bench.redeem(first).account()).isEmpty();
            bench.accounts.link("shop", "kim", first.id(), KAKAO, KIM);

            var redeemed = bench.redeem(bench.finishedForShop("adult"));

            assertThat(redeemed.account()).contains("kim");
            assertThat(redeemed.hint()).contains(KAKAO);
            assertThat(redeemed.toString()).doesNotContain("kim", KAKAO.text());
        }

        @Test
        void tellsTheSameCallWhichAccountWasMadeByIt() {
            var finished = bench.finishedForShop("adult");
            bench.redeem(finished);
            bench.accounts.link("shop", "kim", finished.id(), KAKAO, KIM);

            var again = bench.redeem(finished);

            assertThat(again.firstTime()).isFalse();
            assertThat(again.account()).contains("kim");
        }

        @Test
        void isLoggedAsOpenedAndNotNamed() {
            var first = bench.finishedForShop("adult");
            bench.redeem(first);
            bench.accounts.link("shop", "kim", first.id(), KAKAO, KIM);
            var second = bench.finishedForShop("adult");

            bench.redeem(second);
            assertThat(bench.last().action()).isEqualTo(AuditAction.VERIFICATION_REDEEMED);
            assertThat(bench.last().detail()).endsWith("account_hint");
            bench.redeem(second);
            assertThat(bench.last().action()).isEqualTo(AuditAction.IDENTITY_OPENED);

            assertThat(bench.store.log().unchained(1_000).stream().map(AuditEvent::detail))
                    .noneMatch(detail -> detail.contains(KAKAO.text()));
        }
    }

    @Nested
    class ItsText {
        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n", "two\nlines", "\u0000", "\u2028", "\u202Egnirts", "\uD800"})
        void hasNoCharactersThatArePartOfNoText(String text) {
            assertThat(AccountHint.tryParse(text)).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AccountHint(text))
                    .withMessageContaining("1 to 100 characters");
        }

        @Test
        void hasUpToAHundredCharacters() {
            assertThat(AccountHint.tryParse("가".repeat(100))).isPresent();
            assertThat(AccountHint.tryParse("😀".repeat(100))).isPresent();
            assertThat(AccountHint.tryParse("가".repeat(101))).isEmpty();
        }

        @Test
        void isHidden() {
            assertThat(KAKAO.toString()).doesNotContain(KAKAO.text());
        }

        @ParameterizedTest
        @CsvSource({
            "mira@example.com,mi***@example.com",
            "kim@example.com,k***@example.com",
            "ab@example.com,a***@example.com",
            "a@example.com,***@example.com",
            "홍길동이@example.com,홍길***@example.com",
        })
        void masksAnAddress(String address, String masked) {
            assertThat(AccountHint.ofEmail(address).text()).isEqualTo(masked);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "kim", "@example.com"})
        void isNotMadeOfWhatIsNoAddress(String address) {
            assertThatIllegalArgumentException().isThrownBy(() -> AccountHint.ofEmail(address));
        }
    }
}
