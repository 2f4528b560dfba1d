package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.window.WindowState.CodeSent;
import dev.bonin.sandbox.window.WindowState.Failed;
import dev.bonin.sandbox.window.WindowState.PushSent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WindowMessagesTest extends SessionBench {

    @Nested
    class ByTextMessage {
        private final WindowSession session = open(Provider.DANAL);

        @Test
        void certifiesThePersonaForTheRightCode() {
            session.submit(details("adult", Agency.SMS));

            assertThat(session.enterCode(code(session))).isEmpty();

            assertThat(session.state().code()).isEqualTo("certified");
            assertThat(record(session).print())
                    .contains("\"certified\":true")
                    .contains("\"name\":\"홍길동\"")
                    .contains(personas.today(persona("adult")).ci());
        }

        @Test
        void refusesAWrongCodeAndCountsTheTriesLeft() {
            session.submit(details("adult", Agency.SMS));

            assertThat(session.enterCode(wrongCode(session))).contains(Complaint.wrongCode(4));
            assertThat(session.enterCode(wrongCode(session))).contains(Complaint.wrongCode(3));
            assertThat(certified(session)).isFalse();
        }

        @Test
        void endsAfterFiveWrongCodesEvenAcrossAResend() {
            session.submit(details("adult", Agency.SMS));
            for (int tries = 0; tries < 4; tries++) {
                session.enterCode(wrongCode(session));
            }
            session.resend();

            assertThat(session.enterCode(wrongCode(session))).isEmpty();

            assertThat(session.state()).isEqualTo(new Failed("too_many", Map.of()));
            assertThat(certified(session)).isFalse();
        }

        @Test
        void keepsACodeValidForJustUnderThreeMinutes() {
            session.submit(details("adult", Agency.SMS));
            String code = code(session);
            clock.advance(Duration.ofMinutes(3).minusMillis(1));

            assertThat(session.enterCode(code)).isEmpty();
            assertThat(certified(session)).isTrue();
        }

        @Test
        void refusesACodeAfterThreeMinutesWithoutCountingATry() {
            session.submit(details("adult", Agency.SMS));
            String late = code(session);
            clock.advance(Duration.ofMinutes(3));

            assertThat(session.enterCode(late)).contains(Complaint.of("otp_expired"));
            session.resend();
            assertThat(session.enterCode(wrongCode(session))).contains(Complaint.wrongCode(4));
            assertThat(certified(session)).isFalse();
        }

        @Test
        void replacesTheCodeAndRestartsTheTimeOnResend() {
            session.submit(details("adult", Agency.SMS));
            CodeSent first = (CodeSent) session.state();
            clock.advance(Duration.ofMinutes(2));
            session.resend();
            CodeSent second = (CodeSent) session.state();

            assertThat(second.serial()).isEqualTo(first.serial() + 1);
            assertThat(second.validUntil()).isEqualTo(first.validUntil().plus(Duration.ofMinutes(2)));
            assertThat(second.code6()).matches("[0-9]{6}");
        }

        @Test
        void doesNotAcceptAReplacedCode() {
            session.submit(details("adult", Agency.SMS));
            String replaced = code(session);
            do {
                session.edit();
                session.submit(details("adult", Agency.SMS));
            } while (session.state() instanceof CodeSent && code(session).equals(replaced));

            assertThat(session.enterCode(replaced)).contains(Complaint.wrongCode(4));
        }

        @Test
        void sendsNoMoreThanTenMessages() {
            session.submit(details("adult", Agency.SMS));
            for (int resends = 0; resends < 9; resends++) {
                assertThat(session.resend()).isEmpty();
            }
            assertThat(session.state()).isInstanceOf(CodeSent.class);

            session.resend();

            assertThat(session.state()).isEqualTo(new Failed("too_many", Map.of()));
        }

        @Test
        void certifiesOnceWhenTheCodeIsSubmittedTwice() {
            session.submit(details("adult", Agency.SMS));
            String code = code(session);
            session.enterCode(code);
            JsonObject once = record(session);
            clock.advance(Duration.ofSeconds(1));

            assertThat(session.enterCode(code)).contains(Complaint.of("not_now"));
            assertThat(record(session)).isEqualTo(once);
        }

        @Test
        void sendsOneMessageWhenTheDetailsAreSubmittedTwice() {
            session.submit(details("adult", Agency.SMS));
            String code = code(session);

            assertThat(session.submit(details("adult", Agency.SMS))).contains(Complaint.of("not_now"));
            assertThat(code(session)).isEqualTo(code);
        }

        @Test
        void takesNoCodeBeforeOneWasSent() {
            assertThat(session.enterCode("123456")).contains(Complaint.of("not_now"));
        }

        @Test
        void doesNotTakeTheCodeOfAnotherSession() {
            WindowSession other = open(Provider.DANAL);
            session.submit(details("adult", Agency.SMS));
            do {
                other.edit();
                other.submit(details("mvno", Agency.SMS));
            } while (code(other).equals(code(session)));

            assertThat(session.enterCode(code(other))).contains(Complaint.wrongCode(4));
            assertThat(certified(session)).isFalse();
        }

        @Test
        void tellsNeitherCodeNorPersonInItsText() {
            session.submit(details("adult", Agency.SMS));

            assertThat(session.state().toString())
                    .doesNotContain(code(session))
                    .doesNotContain("홍길동")
                    .doesNotContain("0100000");
        }
    }

    @Nested
    class ByNotification {
        private final WindowSession session = open(Provider.DANAL);

        @Test
        void certifiesOnceApprovedAndFinished() {
            session.submit(details("adult", Agency.PASS));
            session.approve();
            assertThat(certified(session)).isFalse();

            assertThat(session.finishPush()).isEmpty();
            assertThat(certified(session)).isTrue();
        }

        @Test
        void doesNotFinishBeforeTheApproval() {
            session.submit(details("adult", Agency.PASS));

            assertThat(session.finishPush()).contains(Complaint.of("push_not_approved"));
            assertThat(certified(session)).isFalse();
        }

        @Test
        void failsWhenDeclined() {
            session.submit(details("adult", Agency.PASS));
            session.decline();

            assertThat(session.state()).isEqualTo(new Failed("push_declined", Map.of()));
            assertThat(session.approve()).contains(Complaint.of("not_now"));
        }

        @Test
        void expiresAfterThreeMinutesAlsoWhenApproved() {
            session.submit(details("adult", Agency.PASS));
            session.approve();
            clock.advance(Duration.ofMinutes(3));

            assertThat(session.finishPush()).contains(Complaint.of("push_expired"));
            assertThat(session.approve()).contains(Complaint.of("push_expired"));
        }

        @Test
        void asksAgainAfterAResend() {
            session.submit(details("adult", Agency.PASS));
            session.approve();
            session.resend();

            assertThat(((PushSent) session.state()).approved()).isFalse();
        }

        @Test
        void givesNoCiThroughKakao() {
            WindowSession unified = open(Provider.INICIS_UNIFIED);
            unified.submit(details("no-ci", Agency.KAKAO));
            unified.approve();
            unified.finishPush();

            assertThat(record(unified).print())
                    .contains("\"certified\":true")
                    .contains("\"unique_key\":\"\"")
                    .contains("\"unique_in_site\":null");
        }
    }
}
