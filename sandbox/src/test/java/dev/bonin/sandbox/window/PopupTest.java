package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PopupTest extends BrowserTestBed {

    @Nested
    class Success {

        @Test
        void certifiesByTheCodeThatThePhoneShows() {
            Page window = openWindow();
            fillInAndAskForTheCode(window, "adult");
            window.click(".message-actions .strong");
            window.click("#code-form [type=submit]");

            JsonObject answer = answer();
            assertThat(answer.print())
                    .contains("\"success\":true")
                    .contains("\"merchant_uid\":\"order-1\"")
                    .contains("\"pg_provider\":\"danal\"")
                    .contains("\"pg_type\":\"certification\"")
                    .contains("\"error_code\":null")
                    .contains("\"error_msg\":null");
            assertThat(recordOf(answer))
                    .contains("\"certified\":true")
                    .contains("\"name\":\"홍길동\"")
                    .contains("\"origin\":\"" + site.url("/join") + "\"");
        }

        @Test
        void closesItselfAndAnswersOnce() {
            Page window = openWindow();
            window.onceDialog(dialog -> {
                throw new AssertionError("no dialog is expected");
            });
            window.waitForClose(() -> certifyAtOnce(window, "adult"));

            answer();
            // Longer than the interval at which the script checks for a closed window
            shop.waitForFunction("(since => performance.now() - since > 600)", shop.evaluate("performance.now()"));
            assertThat(numberOfAnswers()).isOne();
        }

        @Test
        void opensAPopupOnADesktopEvenWhenThePageAsksForNone() {
            order("{ pg: 'danal', popup: false, m_redirect_url: location.origin + '/done' }");
            certifyAtOnce(openWindow(), "adult");

            assertThat(answer().print()).contains("\"success\":true");
            assertThat(shop.url()).endsWith("/join");
        }

        @Test
        void certifiesThroughPassOnceThePhoneApproves() {
            Page window = openWindow();
            fillIn(window, "mvno");
            window.click("#details-back");
            window.check("input[value=pass]");
            window.click("#choose-form [type=submit]");
            window.click("#details-send");
            window.click("#push-form [type=submit]");
            window.waitForSelector("#alert:not([hidden])");
            window.click(".message-actions .strong");
            window.click("#push-form [type=submit]");

            assertThat(recordOf(answer())).contains("\"certified\":true").contains("\"carrier\":\"KT_MVNO\"");
        }

        @Test
        void asksForAnAgencyInTheUnifiedWindow() {
            order("{ pg: 'inicis_unified', merchant_uid: 'order-2', company: '봄날서점' }");
            Page window = openWindow();
            assertThat(window.textContent("#requester")).isEqualTo("봄날서점 본인확인 요청");
            assertThat(window.locator("#agency-tiles .tile").count()).isEqualTo(13);
            assertThat(window.isVisible("#carrier-field")).isFalse();

            fillIn(window, "no-ci");
            window.click("#details-send");
            window.click(".message-actions .strong");
            window.click("#push-form [type=submit]");

            assertThat(recordOf(answer())).contains("\"unique_key\":\"\"").contains("\"certified\":true");
        }

        @Test
        void showsThePrefilledValuesAndNoRealNumber() {
            order("{ pg: 'danal', name: '이름', phone: '010-0000-4321', carrier: 'KTF', min_age: 19 }");
            Page window = openWindow();
            assertThat(window.isChecked("input[value=KT]")).isTrue();
            assertThat(window.inputValue("#name")).isEqualTo("이름");
            assertThat(window.inputValue("#phone")).isEqualTo("01000004321");

            order("{ pg: 'danal', phone: '010-1234-5678' }");
            assertThat(openWindow().inputValue("#phone")).isEmpty();
        }
    }

    @Nested
    class Failure {

        @Test
        void tellsTheShopThatThePersonCancelled() {
            Page window = openWindow();
            window.click("#choose-form [data-action=cancel]");

            JsonObject answer = answer();
            assertThat(answer.print())
                    .contains("\"success\":false")
                    .contains("\"error_code\":\"user_cancelled\"")
                    .contains("본인인증을 취소하셨습니다.");
            assertThat(recordOf(answer)).contains("\"certified\":false");
        }

        @Test
        void tellsTheShopOnceThatTheWindowWasClosed() {
            Page window = openWindow();
            window.close();

            JsonObject answer = answer();
            assertThat(answer.print()).contains("\"success\":false").contains("\"error_code\":\"user_cancelled\"");
            assertThat(recordOf(answer)).contains("\"certified\":false");
            assertThat(numberOfAnswers()).isOne();
        }

        @Test
        void explainsAMismatchAndTellsTheShopWhenTheWindowIsClosed() {
            Page window = openWindow();
            fillIn(window, "always-fails");
            window.click("#details-send");
            window.waitForSelector("#finish:not([hidden])");
            assertThat(window.textContent("#finish-text")).contains("일치하지 않습니다");
            assertThat(numberOfAnswers()).isZero();

            leaveBy(window, "#finish-leave");

            JsonObject answer = answer();
            assertThat(answer.findString("error_code")).contains("info_mismatch");
            assertThat(recordOf(answer)).contains("\"certified\":false").contains("\"name\":null");
        }

        @Test
        void keepsTheReasonWhenTheFailedWindowIsClosedByItsFrame() {
            Page window = openWindow();
            certifyAtOnce(window, "carrier-outage");
            window.waitForSelector("#finish:not([hidden])");
            window.close();

            assertThat(answer().findString("error_code")).contains("provider_unavailable");
        }

        @Test
        void endsAfterFiveWrongCodes() {
            Page window = openWindow();
            fillInAndAskForTheCode(window, "adult");
            for (int left = 4; left > 0; left--) {
                enterWrongCode(window);
                window.waitForSelector("#code-error:has-text('" + left + "회')");
            }
            enterWrongCode(window);
            window.waitForSelector("#finish:not([hidden])");
            leaveBy(window, "#finish-leave");

            assertThat(answer().findString("error_code")).contains("too_many");
        }

        @Test
        void refusesWhoIsTooYoungForTheShop() {
            order("{ pg: 'danal', min_age: 19 }");
            Page window = openWindow();
            fillIn(window, "turns-19-tomorrow");
            window.click("#details-send");
            window.waitForSelector("#finish:not([hidden])");

            assertThat(window.textContent("#finish-text")).isEqualTo("이 서비스는 만 19세 이상만 이용할 수 있습니다.");
        }

        private void enterWrongCode(Page window) {
            String right = window.textContent(".message-bound").replaceAll(".*#", "");
            enterCode(window, right.equals("000000") ? "000001" : "000000");
        }
    }

    @Nested
    class Code {

        @Test
        void acceptsTheNewCodeAfterAResend() {
            Page window = openWindow();
            fillInAndAskForTheCode(window, "adult");
            String old = window.textContent(".message-bound");
            window.click("#code-resend");
            window.waitForFunction("old => document.querySelector('.message-bound').textContent !== old", old);
            window.click(".message-actions .strong");
            window.click("#code-form [type=submit]");

            assertThat(answer().print()).contains("\"success\":true");
        }

        @Test
        void refusesAnExpiredCodeAndOffersAnother() {
            Page window = openWindow();
            fillInAndAskForTheCode(window, "adult");
            bench.clock.advance(Duration.ofMinutes(3));
            window.click(".message-actions .strong");
            window.click("#code-form [type=submit]");
            window.waitForSelector("#code-error:has-text('만료')");

            assertThat(window.getAttribute("#code", "aria-invalid")).isEqualTo("true");
            assertThat(window.evaluate("document.activeElement.id")).isEqualTo("code");
        }

        @Test
        void takesAPastedCodeWithASpace() {
            Page window = openWindow();
            fillInAndAskForTheCode(window, "adult");
            String code = window.textContent(".message-bound").replaceAll(".*#", "");
            enterCode(window, " " + code.substring(0, 3) + " " + code.substring(3));

            assertThat(answer().print()).contains("\"success\":true");
        }
    }

    @Nested
    class Trust {

        @Test
        void ignoresMessagesFromAnybodyElse() {
            Page window = openWindow();
            shop.evaluate("window.postMessage({ bonin: 'outcome', attempt: 'x', rsp: { success: true } }, '*')");
            Page stranger = shop.context().newPage();
            stranger.navigate(site.url("/done"));
            window.close();

            JsonObject answer = answer();
            assertThat(answer.print()).contains("\"success\":false");
            assertThat(recordOf(answer)).contains("\"certified\":false");
        }

        @Test
        void cannotBeCertifiedByAForgedMessage() {
            Page window = openWindow();
            window.evaluate("window.opener.postMessage({ bonin: 'outcome', attempt: 'aaaaaaaaaaaaaaaaaaaa',"
                    + " rsp: { success: true, imp_uid: 'imp_1' } }, '*')");
            window.close();

            assertThat(answer().print()).contains("\"success\":false").doesNotContain("imp_1\"");
        }

        @Test
        void leavesNoGlobalButImp() {
            Object added = shop.evaluate("""
                    () => {
                      const bare = document.body.appendChild(document.createElement('iframe')).contentWindow;
                      return Object.keys(window).filter(name => !(name in bare) && isNaN(name)).sort();
                    }
                    """);

            assertThat(added).isEqualTo(List.of("IMP", "answers", "order"));
        }
    }
}
