package dev.bonin.application;

import static dev.bonin.ceremony.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.handover.Attempt;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.source.PhoneOrder.Method;
import dev.bonin.source.SourceException;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A verification without a page or a window, from the order to the outcome. */
class WindowlessTest extends WindowlessBench {
    @Test
    void verifiesAPersonWhoTypesTheCodeOfTheirMessage() {
        var caller = sent();

        var finished = accepted(granted(windowless.confirm(caller, Optional.of(code()))));

        assertThat(finished.bound()).isTrue();
        assertThat(finished.account()).contains(SUBJECT);
        var code = finished.code().orElseThrow().proof();
        var attempt = Attempt.of(code.reveal(), "default").about(SUBJECT).from("192.0.2.1");
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

        assertThat(again.code()).isEqualTo(first.code());
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
