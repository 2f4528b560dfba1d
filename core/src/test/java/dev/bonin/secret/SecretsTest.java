package dev.bonin.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.application.Order;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Redemption;
import dev.bonin.person.Identity;
import dev.bonin.standing.AccountHint;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the ceremony keeps to itself: secrets by their shape, and neither they nor what an application says of a person
 * in print.
 */
class SecretsTest {
    private static final String SECRET = "canary_".repeat(7).substring(0, 43);
    private static final String SUBJECT = "고객 42";
    private static final VerificationId ID = new VerificationId("v".repeat(32));

    static Stream<Object[]> whatHidesItself() {
        return Stream.of(
                new Object[] {new BrowserNonce(SECRET), "BrowserNonce[hidden]"},
                new Object[] {new PageToken(SECRET), "PageToken[hidden]"},
                new Object[] {new RedemptionCode(SECRET), "RedemptionCode[hidden]"},
                new Object[] {new BrowserNonce(SECRET).hash(), "BindingHash[hidden]"},
                new Object[] {new PageToken(SECRET).hash(), "PageTokenHash[hidden]"},
                new Object[] {new RedemptionCode(SECRET).hash(), "RedemptionCodeHash[hidden]"},
                new Object[] {new RedemptionCode(SECRET).ownKey(), "RedemptionKeyHash[hidden]"},
                new Object[] {new HandoverCode(ID, new RedemptionCode(SECRET)), "HandoverCode[" + ID + "]"},
                new Object[] {Attempt.of(SECRET, "signup").about(SUBJECT).from("192.0.2.1"), "Attempt[hidden]"},
                new Object[] {
                    new Order(Optional.empty(), SUBJECT, "https://shop.example/", Optional.of(SECRET)), "Order[hidden]"
                },
                new Object[] {asked(), "ApplicationRequest[shop]"},
                new Object[] {redemption(), "Redemption[" + ID.value() + "]"});
    }

    private static ApplicationRequest asked() {
        return new ApplicationRequest(
                "shop", SUBJECT, "https://shop.example/", Optional.of(SECRET), new PageToken(SECRET).hash());
    }

    private static Redemption redemption() {
        var nobody = Identity.nothing();
        return new Redemption(
                ID,
                true,
                "signup",
                Mode.SANDBOX,
                Optional.of(SUBJECT),
                "danal",
                Instant.EPOCH,
                Instant.EPOCH,
                Judgement.NONE,
                Optional.empty(),
                Optional.of(SUBJECT),
                Optional.of(new AccountHint(SECRET)),
                Optional.empty(),
                nobody);
    }

    @ParameterizedTest
    @MethodSource("whatHidesItself")
    void saysWhatItIsAndNothingElse(Object value, String text) {
        assertThat(value).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "canary_canary_canary_canary_canary_canary+", "                    "})
    void refusesWhatIsNotOfTheirShapeWithoutRepeatingIt(String text) {
        for (Runnable made :
                new Runnable[] {() -> new BrowserNonce(text), () -> new PageToken(text), () -> new RedemptionCode(text)
                }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(made::run)
                    .withMessageContaining("expected: 43 characters of base64url")
                    .withMessageNotContaining("canary");
        }
        assertThat(BrowserNonce.tryParse(text)).isEmpty();
        assertThat(PageToken.tryParse(text)).isEmpty();
        assertThat(RedemptionCode.tryParse(text)).isEmpty();
    }

    @Test
    void readsWhatIsOfTheirShape() {
        assertThat(BrowserNonce.tryParse(SECRET)).contains(new BrowserNonce(SECRET));
        assertThat(PageToken.tryParse(SECRET)).contains(new PageToken(SECRET));
        assertThat(RedemptionCode.tryParse(SECRET)).contains(new RedemptionCode(SECRET));
    }

    @Test
    void keepsTheHashOfOneUseWorthNothingInAnother() {
        assertThat(Stream.of(
                        new BrowserNonce(SECRET).hash().hex(),
                        new PageToken(SECRET).hash().hex(),
                        new RedemptionCode(SECRET).hash().hex()))
                .doesNotHaveDuplicates();
    }

    /** What has a name of its own says it, since answers, settings and logs go by it. */
    @Test
    void namesWhatIsNoSecret() {
        assertThat(ID).hasToString("v".repeat(32));
        assertThat(Mode.LIVE.code()).isEqualTo("live");
        assertThat(VerificationState.CANCELLED.code()).isEqualTo("cancelled");
        assertThat(new StoreException(StoreException.Kind.FULL, "full").kind()).isEqualTo(StoreException.Kind.FULL);
    }
}
