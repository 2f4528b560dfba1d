package dev.bonin.verification;

import static dev.bonin.verification.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.IdentityValue;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.AskedPage.Standing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application asks, a browser claims and finishes, and the application redeems what that browser brings back. */
class ApplicationVerificationsTest {
    private static final String RETURN_URL = "https://shop.example/done?from=bonin";
    private static final Requester SHOP = new Requester("shop", Set.of(RETURN_URL), Set.of());
    private static final Requester CAFE = new Requester("cafe", Set.of("https://cafe.example/"), Set.of());
    private static final String SUBJECT = "고객 42";

    private final CeremonyBench bench = new CeremonyBench();
    private final CeremonyRules rules = CeremonyBench.purposes(
            Map.of("default", PurposeRules.decisionOnly(), "adult_check", PurposeRules.decisionOnly()));
    private final Verifications verifications = bench.verifications(rules);
    private final ApplicationVerifications applications = bench.applications(rules);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void learnsThatItsSubjectWasVerified() {
        var placed = placed();
        var handover = finish(claimed(placed)).handover().orElseThrow();

        var redemption = granted(redeem(placed, handover.code().orElseThrow()));

        assertThat(handover.returnUrl()).isEqualTo(RETURN_URL);
        assertThat(handover.returnState()).contains("s 1");
        assertThat(redemption.id()).isEqualTo(placed.id());
        assertThat(redemption.subject()).isEqualTo(SUBJECT);
        assertThat(redemption.purpose()).isEqualTo("adult_check");
        assertThat(redemption.mode()).isEqualTo(Mode.SANDBOX);
        assertThat(redemption.provider()).isNotBlank();
        assertThat(redemption.finishedAt()).isEqualTo(CeremonyBench.NOW);
        assertThat(redemption + placed.toString() + handover)
                .doesNotContain(
                        SUBJECT,
                        placed.page().reveal(),
                        handover.code().orElseThrow().reveal());
    }

    @Nested
    class ARuleOfAgeThatItAdds {
        /** The adult was born on 1990-05-05. */
        @Test
        void tellsTheDayToThePersonAloneWhateverTheApplicationMayBeGiven() {
            var shop = new Requester("shop", Set.of(RETURN_URL), Set.of(IdentityValue.BIRTHDAY));
            var wish = new Wish(Optional.empty(), List.of("minimum_age:120"), Optional.empty());
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

    @Nested
    class AnOrder {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://shop.example/done?from=bonin/",
                    "https://shop.example/done?from=bonin#",
                    "https://shop.example/done?from=bonin&next=//evil.example",
                    "https://shop.example/done",
                    "https://shop.example/",
                    "https://SHOP.example/done?from=bonin",
                    "HTTPS://shop.example/done?from=bonin",
                    "http://shop.example/done?from=bonin",
                    "https://shop.example:443/done?from=bonin",
                    "https://shop.example./done?from=bonin",
                    "https://shop.example.evil.example/done?from=bonin",
                    "https://evil.example/https://shop.example/done?from=bonin",
                    "https://shop.example@evil.example/done?from=bonin",
                    "https://evil.example\\@shop.example/done?from=bonin",
                    "https://shop.example\\.evil.example/done?from=bonin",
                    "https://shop.example/../done?from=bonin",
                    "https://shop.example/%64one?from=bonin",
                    " https://shop.example/done?from=bonin",
                    "https://cafe.example/",
                    "//shop.example/done?from=bonin",
                    "javascript:alert(1)",
                    ""
                })
        void isNotTakenForAReturnUrlThatIsNotRegisteredCharacterByCharacter(String url) {
            var order = new Order(Optional.of("default"), SUBJECT, url, Optional.empty());

            assertThat(refusal(applications.order(SHOP, order))).isEqualTo(Order.Refusal.RETURN_URL_NOT_REGISTERED);
        }

        @Test
        void namesADeclaredPurpose() {
            assertThat(refusal(applications.order(SHOP, order("signup", SUBJECT, "s"))))
                    .isEqualTo(Order.Refusal.UNKNOWN_PURPOSE);
            var none = new Order(Optional.empty(), SUBJECT, RETURN_URL, Optional.empty());
            assertThat(applications
                            .find(SHOP, granted(applications.order(SHOP, none)).id())
                            .orElseThrow()
                            .purpose())
                    .isEqualTo("default");
        }

        @Test
        void namesASubjectAndAStateThatEveryStoreAndAddressCanCarry() {
            for (var subject : new String[] {"", "a".repeat(257), "a\u0000b", "a\nb", "half \ud83d"}) {
                assertThat(refusal(applications.order(SHOP, order("default", subject, "s"))))
                        .isEqualTo(Order.Refusal.MALFORMED_SUBJECT);
            }
            for (var state :
                    new String[] {"s".repeat(1025), "가".repeat(227) + "aaaaaa", " ".repeat(683), "\u0000", "\udc00"}) {
                assertThat(refusal(applications.order(SHOP, order("default", SUBJECT, state))))
                        .isEqualTo(Order.Refusal.MALFORMED_STATE);
            }
            for (var state : new String[] {"", "s".repeat(1024), "한".repeat(227) + "aaaaa"}) {
                granted(applications.order(SHOP, order("default", "😀".repeat(256), state)));
            }
        }

        @Test
        void isHandedOverWithoutBeingPrinted() {
            var code = new RedemptionCode("A".repeat(43));

            assertThat(new Handover("shop", RETURN_URL, Optional.of("canary"), Optional.of(code)))
                    .hasToString("Handover[shop]");
        }
    }

    @Nested
    class ThePage {
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

            assertThat(refusal(applications.claim(placed.page(), thief)))
                    .isEqualTo(AskedPage.Refusal.CLAIMED_ELSEWHERE);
            assertThat(refusal(applications.claim(placed.page(), Optional.empty())))
                    .isEqualTo(AskedPage.Refusal.CLAIMED_ELSEWHERE);
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
                    .isEqualTo(AskedPage.Refusal.CLAIMED_ELSEWHERE);
        }

        @Test
        void isOverIfTheRequestWasCalledOffInTheMomentOfTheClaim() {
            var placed = placed();
            var late = claimingAfter(() -> applications.cancel(SHOP, placed.id()));

            assertThat(refusal(late.claim(placed.page(), Optional.empty()))).isEqualTo(AskedPage.Refusal.OVER);
        }

        private ApplicationVerifications claimingAfter(Runnable other) {
            return new ApplicationVerifications(
                    rules,
                    Trouble.after(other, VerificationStore.class, bench.store, "claim"),
                    bench.identities,
                    bench.clock,
                    new Random(8));
        }

        @Test
        void isKnownByItsTokenAloneAndThatIsNotGuessed() {
            var placed = placed();
            var guess = PageToken.draw(new Random(99));

            assertThat(applications.look(guess, Optional.empty())).isEmpty();
            assertThat(refusal(applications.claim(guess, Optional.empty()))).isEqualTo(AskedPage.Refusal.UNKNOWN);
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
                        .isEqualTo(AskedPage.Refusal.OVER);
            }
        }

        private Standing standing(Order.Placed placed, Optional<BrowserNonce> browser) {
            return applications.look(placed.page(), browser).orElseThrow().standing();
        }
    }

    @Nested
    class ACode {
        @Test
        void isOfOneVerificationOnly() {
            var first = placed();
            var mine = claimed(first);
            var firstCode = code(mine);
            var second = placed();
            code(granted(applications.claim(second.page(), Optional.of(mine.browser()))));

            assertThat(refusal(redeem(second, firstCode))).isEqualTo(Redemption.Refusal.INVALID_CODE);
            granted(redeem(first, firstCode));
        }

        @Test
        void isOfTheBrowserThatFinished() {
            var placed = placed();
            code(claimed(placed));
            var thief = BrowserNonce.draw(new Random(99));

            assertThat(refusal(redeem(placed, thief.codeFor(placed.id())))).isEqualTo(Redemption.Refusal.INVALID_CODE);
        }

        @Test
        void isWorthNothingBeforeTheFinish() {
            var placed = placed();
            assertThat(refusal(redeem(placed, BrowserNonce.draw(new Random(9)).codeFor(placed.id()))))
                    .as("unclaimed")
                    .isEqualTo(Redemption.Refusal.INVALID_CODE);
            var claimed = claimed(placed);

            assertThat(refusal(redeem(placed, claimed.browser().codeFor(placed.id()))))
                    .isEqualTo(Redemption.Refusal.INVALID_CODE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "-------------------------------------------", "\u0000"})
        void isNotGuessed(String guess) {
            var placed = placed();
            code(claimed(placed));

            assertThat(refusal(redeem(placed, guess, SUBJECT, "adult_check")))
                    .isEqualTo(Redemption.Refusal.INVALID_CODE);
        }

        @Test
        void isOfTheApplicationThatAsked() {
            var placed = placed();
            var code = code(claimed(placed));
            var attempt = new Redemption.Attempt(code.reveal(), SUBJECT, "adult_check", "192.0.2.1");

            assertThat(refusal(applications.redeem(CAFE, placed.id(), attempt))).isEqualTo(Redemption.Refusal.UNKNOWN);
            granted(redeem(placed, code));
        }

        @Test
        void isForTheSubjectAndThePurposeThatWereAskedFor() {
            var placed = placed();
            var code = code(claimed(placed)).reveal();

            assertThat(refusal(redeem(placed, code, "고객 43", "adult_check")))
                    .isEqualTo(Redemption.Refusal.SUBJECT_MISMATCH);
            assertThat(refusal(redeem(placed, code, SUBJECT, "default")))
                    .isEqualTo(Redemption.Refusal.PURPOSE_MISMATCH);
            assertThat(refusal(redeem(placed, "", "고객 43", "default")))
                    .as("the code comes first")
                    .isEqualTo(Redemption.Refusal.INVALID_CODE);
            granted(redeem(placed, code, SUBJECT, "adult_check"));
        }

        @Test
        void isRedeemedOnce() {
            var placed = placed();
            var code = code(claimed(placed));
            granted(redeem(placed, code));

            assertThat(refusal(redeem(placed, code))).isEqualTo(Redemption.Refusal.ALREADY_REDEEMED);
        }

        @Test
        void isGoodForFiveMinutes() {
            var placed = placed();
            var code = code(claimed(placed));
            bench.clock.advance(Duration.ofMinutes(5).plusMillis(1));
            assertThat(refusal(redeem(placed, code))).isEqualTo(Redemption.Refusal.CODE_EXPIRED);

            bench.clock.set(CeremonyBench.NOW.plus(Duration.ofMinutes(5)));
            granted(redeem(placed, code));
        }

        /** The thief's own account is what the application sees in the browser that comes back. */
        @Test
        void ofAThiefWhoClaimedFirstIsRefusedForTheThiefsSubject() {
            var placed = placed();
            var thief = claimed(placed);
            var code = code(thief).reveal();

            assertThat(refusal(redeem(placed, code, "the thief", "adult_check")))
                    .isEqualTo(Redemption.Refusal.SUBJECT_MISMATCH);
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

    private Order.Placed placed() {
        return granted(applications.order(SHOP, order("adult_check", SUBJECT, "s 1")));
    }

    private static Order order(String purpose, String subject, String state) {
        return new Order(Optional.of(purpose), subject, RETURN_URL, Optional.of(state));
    }

    private Started claimed(Order.Placed placed) {
        return granted(applications.claim(placed.page(), Optional.empty()));
    }

    private RedemptionCode code(Started claimed) {
        return finish(claimed).handover().orElseThrow().code().orElseThrow();
    }

    private Outcome.Accepted finish(Started claimed) {
        var attempt = new FinishAttempt(certified(claimed.id()), Optional.of(claimed.browser()), Optional.empty());
        return accepted(verifications.finish(attempt));
    }

    private String certified(VerificationId id) {
        return bench.sandbox.certify(CertificationOrder.of("adult").withMerchantUid(id.value()));
    }

    private Reply<Redemption, Redemption.Refusal> redeem(Order.Placed placed, RedemptionCode code) {
        return redeem(placed, code.reveal(), SUBJECT, "adult_check");
    }

    private Reply<Redemption, Redemption.Refusal> redeem(
            Order.Placed placed, String code, String subject, String purpose) {
        return applications.redeem(SHOP, placed.id(), new Redemption.Attempt(code, subject, purpose, "192.0.2.1"));
    }

    private static <T, R extends Enum<R>> T granted(Reply<T, R> reply) {
        return reply.fold(value -> value, reason -> {
            throw new AssertionError("Refused: " + reason);
        });
    }

    private static <T, R extends Enum<R>> R refusal(Reply<T, R> reply) {
        return reply.fold(
                value -> {
                    throw new AssertionError("Granted: " + value);
                },
                reason -> reason);
    }
}
