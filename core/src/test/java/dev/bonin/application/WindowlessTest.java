package dev.bonin.application;

import static dev.bonin.ceremony.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.application.WindowlessVerifications.Caller;
import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.person.Carrier;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.TypedForm;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.WindowlessSession;
import dev.bonin.source.PhoneOrder;
import dev.bonin.source.PhoneOrder.Method;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.SourceException;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Reply;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application's own screens ask for name and number: no page, no window. */
class WindowlessTest {
    private static final Requester SHOP = new Requester("shop", Set.of(), Set.of());
    private static final Requester CAFE = new Requester("cafe", Set.of(), Set.of());
    private static final String SUBJECT = "고객 42";

    private final CeremonyBench bench = new CeremonyBench();
    private final CeremonyRules rules = rules(Mode.SANDBOX);
    private final ApplicationVerifications applications = bench.applications(rules);
    private final WindowlessVerifications windowless = windowless(rules);

    @AfterEach
    void close() {
        bench.close();
    }

    private static CeremonyRules rules(Mode mode) {
        return new CeremonyRules(
                mode,
                Binding.REQUIRED,
                new Purposes(Map.of(
                        "default", PurposeRules.decisionOnly().on(PortOneApi.V2),
                        "old", PurposeRules.decisionOnly().on(PortOneApi.V1))),
                mode == Mode.LIVE ? Set.of("https://shop.example") : Set.of(),
                Set.of(),
                Map.of(),
                new PolicyCatalog(List.of()),
                Set.of());
    }

    private WindowlessVerifications windowless(CeremonyRules by) {
        return new WindowlessVerifications(bench.phoneAgency(), bench.verifications(by), bench.store, bench.clock);
    }

    private Caller ordered() {
        return ordered(applications, SHOP);
    }

    private static Caller ordered(ApplicationVerifications applications, Requester by) {
        var order = new WindowlessOrder(Optional.of("default"), SUBJECT, named("홍길동"));
        var placed = applications.order(by, order).fold(taken -> taken, reason -> {
            throw new AssertionError(reason);
        });
        return new Caller(by, placed.id(), Optional.of(placed.session()));
    }

    private static RequestedTerms named(String name) {
        var form = new TypedForm(Map.of(IdentityValue.NAME, name, IdentityValue.PHONE, "010-0000-0001"));
        return new RequestedTerms(Optional.empty(), List.of(), Optional.of(form));
    }

    private static PhoneOrder adult(Method method) {
        return person("홍길동", method);
    }

    private static PhoneOrder person(String name, Method method) {
        return new PhoneOrder(
                new PersonName(name),
                new PhoneNumber("01000000001"),
                Carrier.SKT,
                Optional.of("9005051"),
                method,
                "203.0.113.7");
    }

    private Caller sent() {
        return sent(ordered(), Method.SMS);
    }

    private Caller sent(Caller caller, Method method) {
        assertThat(windowless.send(caller, adult(method))).isInstanceOf(Reply.Granted.class);
        return caller;
    }

    /** The code of the newest message. */
    private String code() {
        var messages = bench.sandbox.messages();
        return messages.get(messages.size() - 1).code();
    }

    private static Outcome granted(Reply<Outcome, WindowlessRefusal> reply) {
        return reply.fold(outcome -> outcome, reason -> {
            throw new AssertionError(reason);
        });
    }

    private static WindowlessRefusal refusal(Reply<?, WindowlessRefusal> reply) {
        return reply.fold(
                granted -> {
                    throw new AssertionError("granted");
                },
                reason -> reason);
    }

    private VerificationRequest stored(Caller caller) {
        return bench.store.find(caller.id()).orElseThrow();
    }

    @Test
    void verifiesAPersonWhoTypesTheCodeOfTheirMessage() {
        var caller = sent();

        var finished = accepted(granted(windowless.confirm(caller, Optional.of(code()))));

        assertThat(finished.bound()).isTrue();
        assertThat(finished.account()).contains(SUBJECT);
        var code = finished.handover().orElseThrow().code().orElseThrow();
        var attempt = new Redemption.Attempt(code.reveal(), SUBJECT, "default", "192.0.2.1");
        assertThat(applications.redeem(SHOP, caller.id(), attempt)).isInstanceOf(Reply.Granted.class);
    }

    @Test
    void verifiesAPersonWhoAnswersInTheirApp() {
        var caller = sent(ordered(), Method.APP);

        assertThat(granted(windowless.confirm(caller, Optional.empty()))).isInstanceOf(Outcome.Accepted.class);
        assertThat(bench.sandbox.messages()).isEmpty();
    }

    @Test
    void storesNothingOfWhatTheApplicationSends() {
        var caller = sent();

        assertThat(stored(caller).toString()).doesNotContain("홍길동", "01000000001", "9005051");
        assertThat(adult(Method.SMS).toString()).isEqualTo("PhoneOrder[hidden]");
        assertThat(stored(caller).terms().toString()).doesNotContain("홍길동", "01000000001");
    }

    @Test
    void asksPortOneOnceForTheReportBesideSendingAndConfirming() {
        var caller = sent();
        granted(windowless.confirm(caller, Optional.of(code())));

        assertThat(bench.sandbox.calls().count(RestRoute.GET_IDENTITY_VERIFICATION))
                .isEqualTo(1);
    }

    @Test
    void takesTheSecondCodeAfterAWrongOne() {
        var caller = sent();

        assertThat(refusal(windowless.confirm(caller, Optional.of("000000"))))
                .isEqualTo(WindowlessRefusal.REFUSED_BY_AGENCY);
        assertThat(stored(caller).state()).isEqualTo(VerificationState.OPEN);
        assertThat(granted(windowless.confirm(caller, Optional.of(code())))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void takesTheCodeOfTheMessageThatWasSentAgain() {
        var caller = sent();
        assertThat(windowless.resend(caller)).isInstanceOf(Reply.Granted.class);

        assertThat(bench.sandbox.messages()).hasSize(2);
        assertThat(granted(windowless.confirm(caller, Optional.of(code())))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void tellsTheSameOutcomeAgainWhereItsAnswerWasLost() {
        var caller = sent();
        var code = Optional.of(code());
        var first = accepted(granted(windowless.confirm(caller, code)));

        var again = accepted(granted(windowless.confirm(caller, code)));

        assertThat(again.handover()).isEqualTo(first.handover());
        assertThat(again.firstTime()).isFalse();
    }

    @Test
    void finishesWhatWasConfirmedWhilePortOneWasAwayAfterwards() {
        var caller = sent();
        bench.sandbox.nextAnswers(new Fault.Status(503).times(9).on(RestRoute.GET_IDENTITY_VERIFICATION));
        assertThatThrownBy(() -> windowless.confirm(caller, Optional.of(code())))
                .isInstanceOf(SourceException.class);
        bench.sandbox.clearFaults();

        assertThat(granted(windowless.confirm(caller, Optional.of(code())))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void refusesAPersonWhomTheAgencyDoesNotKnow() {
        assertThat(refusal(windowless.send(ordered(), person("김없음", Method.SMS))))
                .isEqualTo(WindowlessRefusal.REFUSED_BY_AGENCY);
        assertThat(bench.sandbox.messages()).isEmpty();
    }

    @Test
    void sendsOnceAndResendsOnlyAfterwards() {
        var caller = ordered();
        assertThat(refusal(windowless.resend(caller))).isEqualTo(WindowlessRefusal.NOT_SENT);
        assertThat(refusal(windowless.confirm(caller, Optional.of("123456")))).isEqualTo(WindowlessRefusal.NOT_SENT);

        sent(caller, Method.SMS);

        assertThat(refusal(windowless.send(caller, adult(Method.SMS)))).isEqualTo(WindowlessRefusal.ALREADY_SENT);
    }

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
    void endsWithItsTimeAndWithACancellation() {
        var late = sent();
        var cancelled = sent();
        applications.cancel(SHOP, cancelled.id());
        var finished = sent();
        granted(windowless.confirm(finished, Optional.of(code())));
        bench.clock.advance(
                VerificationRequest.LIFE.plus(VerificationRequest.GRACE).plus(Duration.ofSeconds(1)));

        for (var caller : List.of(late, cancelled, finished)) {
            assertThat(refusal(windowless.send(caller, adult(Method.SMS)))).isEqualTo(WindowlessRefusal.NOT_OPEN);
            assertThat(refusal(windowless.resend(caller))).isEqualTo(WindowlessRefusal.NOT_OPEN);
        }
        assertThat(reason(windowless.confirm(late, Optional.of("123456")))).isEqualTo(RefusalReason.EXPIRED);
        assertThat(bench.sandbox.calls().count(RestRoute.CONFIRM_IDENTITY_VERIFICATION))
                .isEqualTo(1);
    }

    @Test
    void refusesATestChannelInLiveMode() {
        var live = rules(Mode.LIVE);
        var ordered = ordered(bench.applications(live), SHOP);
        var ofLive = windowless(live);
        assertThat(ofLive.send(ordered, adult(Method.SMS))).isInstanceOf(Reply.Granted.class);

        assertThat(reason(ofLive.confirm(ordered, Optional.of(code())))).isEqualTo(RefusalReason.TEST_CHANNEL);
    }

    private static RefusalReason reason(Reply<Outcome, WindowlessRefusal> reply) {
        return ((Outcome.Refused) granted(reply)).reason();
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

    @Test
    void isVerifiedByKcpToo() {
        var kcp = new WindowlessVerifications(
                bench.phoneAgency("channel-key-kcp"), bench.verifications(rules), bench.store, bench.clock);
        var caller = ordered();

        assertThat(kcp.send(caller, adult(Method.SMS))).isInstanceOf(Reply.Granted.class);
        assertThat(granted(kcp.confirm(caller, Optional.of(code())))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void isRefusedByAProviderThatOnlyHasAWindow() {
        var inicis = new WindowlessVerifications(
                bench.phoneAgency("channel-key-inicis"), bench.verifications(rules), bench.store, bench.clock);

        assertThat(refusal(inicis.send(ordered(), adult(Method.SMS)))).isEqualTo(WindowlessRefusal.NOT_TAKEN_BY_AGENCY);
    }
}
