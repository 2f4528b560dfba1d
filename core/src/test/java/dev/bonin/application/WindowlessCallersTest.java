package dev.bonin.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.WindowlessVerifications.Caller;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.WindowlessSession;
import dev.bonin.source.PhoneOrder.Method;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Reply;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may be verified without a window, and who may go on with it. */
class WindowlessCallersTest extends WindowlessBench {
    @Test
    void goesOnForNobodyButWhoOrderedIt() {
        var caller = sent();
        var other = ordered();
        var code = Optional.of(code());

        for (var stranger : List.of(
                new Caller(SHOP, caller.id(), Optional.empty()),
                new Caller(SHOP, caller.id(), other.session()),
                new Caller(SHOP, caller.id(), Optional.of(WindowlessSession.draw(new Random(9)))),
                new Caller(CAFE, caller.id(), caller.session()),
                new Caller(SHOP, other.id(), caller.session()))) {
            assertThat(refusal(windowless.confirm(stranger, code))).isEqualTo(WindowlessRefusal.INVALID_SESSION);
            assertThat(refusal(windowless.resend(stranger))).isEqualTo(WindowlessRefusal.INVALID_SESSION);
            assertThat(refusal(windowless.send(stranger, adult(Method.SMS))))
                    .isEqualTo(WindowlessRefusal.INVALID_SESSION);
        }
        assertThat(granted(windowless.confirm(caller, code))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void refusesATestChannelInLiveMode() {
        var live = rules(Mode.LIVE);
        var ordered = ordered(bench.applications(live), SHOP);
        var ofLive = windowless(live);
        assertThat(ofLive.send(ordered, adult(Method.SMS))).isInstanceOf(Reply.Granted.class);

        assertThat(reason(ofLive.confirm(ordered, Optional.of(code())))).isEqualTo(RefusalReason.TEST_CHANNEL);
    }

    @Test
    void isNotToBeHadForAPurposeOnV1() {
        var order = new WindowlessOrder(Optional.of("old"), SUBJECT, named("홍길동"));

        assertThat(applications.order(SHOP, order)).isEqualTo(new Reply.Refused<>(Order.Refusal.WINDOW_NEEDED));
    }

    @Test
    void isCheckedLikeAnyOrder() {
        assertThat(applications.order(SHOP, new WindowlessOrder(Optional.of("none"), SUBJECT, named("홍길동"))))
                .isEqualTo(new Reply.Refused<>(Order.Refusal.UNKNOWN_PURPOSE));
        assertThat(applications.order(SHOP, new WindowlessOrder(Optional.of("default"), "", named("홍길동"))))
                .isEqualTo(new Reply.Refused<>(Order.Refusal.MALFORMED_SUBJECT));
    }

    @Test
    void verifiesNobodyButThePersonWhomTheOrderNames() {
        var caller = sent();
        bench.sandbox.verify(
                IdentityVerificationOrder.of("foreigner").withId(caller.id().value()));

        var outcome = (Outcome.Refused) granted(windowless.confirm(caller, Optional.of("000000")));

        assertThat(outcome.judgement()
                        .refusal()
                        .flatMap(decision -> decision.verdict().reason()))
                .contains("form_mismatch");
        assertThat(stored(caller).state()).isEqualTo(VerificationState.REFUSED);
    }

    @Test
    void isOrderedForAPersonWithAName() {
        for (var form : List.of(
                Optional.<TypedForm>empty(), Optional.of(new TypedForm(Map.of(IdentityValue.PHONE, "01000000001"))))) {
            var terms = new RequestedTerms(Optional.empty(), List.of(), form);
            assertThat(applications.order(SHOP, new WindowlessOrder(Optional.of("default"), SUBJECT, terms)))
                    .isEqualTo(new Reply.Refused<>(Order.Refusal.PERSON_NOT_NAMED));
        }
    }

    @Test
    void isNoBrowsers() {
        var caller = sent();
        bench.sandbox.verify(
                IdentityVerificationOrder.of("adult").withId(caller.id().value()));
        var cookie = new BrowserNonce(caller.session().orElseThrow().reveal());

        var outcome = bench.verifications(rules)
                .finish(FinishAttempt.ofIdentityVerification(caller.id().value(), Optional.of(cookie)));

        assertThat(((Outcome.Refused) outcome).reason()).isEqualTo(RefusalReason.BINDING_LOST);
    }

    @Test
    void doesNotGoOnWithARequestThatHasAPage() {
        var shop = new Requester("shop", Set.of("https://shop.example/"), Set.of());
        var order = new Order(Optional.of("default"), SUBJECT, "https://shop.example/", Optional.empty());
        var placed = applications.order(shop, order).fold(taken -> taken, reason -> {
            throw new AssertionError(reason);
        });
        var claimed = applications.claim(placed.page(), Optional.empty()).fold(taken -> taken, reason -> {
            throw new AssertionError(reason);
        });

        var session = Optional.of(new WindowlessSession(claimed.browser().reveal()));
        assertThat(refusal(windowless.send(new Caller(shop, placed.id(), session), adult(Method.SMS))))
                .isEqualTo(WindowlessRefusal.INVALID_SESSION);
    }
}
