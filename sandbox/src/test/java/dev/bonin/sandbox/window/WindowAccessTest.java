package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Keyboard, languages, errors, and invalid orders. */
class WindowAccessTest extends BrowserTestBed {

    @Nested
    class Keyboard {

        @Test
        void reachesTheEndWithoutAMouse() {
            Page window = openWindow();
            window.focus("input[value=LGT]");
            press(window, "Space");
            window.focus("#consent-all");
            press(window, "Space", "Enter");
            assertThat(window.evaluate("document.activeElement.textContent")).isEqualTo("본인 정보를 입력해 주세요");
            press(window, "Tab");
            type(window, "새사람");
            press(window, "Tab");
            type(window, "010203");
            type(window, "4");
            press(window, "Tab");
            type(window, "010-0000-8888");
            press(window, "Enter");
            window.waitForSelector("#code-form:not([hidden])");
            assertThat(window.evaluate("document.activeElement.id")).isEqualTo("code");
            type(window, window.textContent(".message-bound").replaceAll(".*#", ""));
            press(window, "Enter");

            JsonObject answer = answer();
            assertThat(recordOf(answer))
                    .contains("\"name\":\"새사람\"")
                    .contains("\"birthday\":\"2001-02-03\"")
                    .contains("\"carrier\":\"LGT\"")
                    .contains("\"phone\":\"01000008888\"");
        }

        @Test
        void showsWhereTheFocusIs() {
            Page window = openWindow();
            press(window, "Tab", "Tab");

            assertThat(window.evaluate("getComputedStyle(document.activeElement).outlineWidth"))
                    .isEqualTo("3px");
        }

        private void press(Page window, String... keys) {
            for (String key : keys) {
                window.keyboard().press(key);
            }
        }

        private void type(Page window, String text) {
            window.keyboard().type(text);
        }
    }

    @Nested
    class Errors {

        @Test
        void sendsTheFocusToTheFirstFieldThatIsWrong() {
            Page window = openWindow();
            fillIn(window, "adult");
            window.fill("#birth6", "901399");
            window.fill("#phone", "010-1234-5678");
            window.click("#details-send");
            window.waitForSelector("#birth6-error:not([hidden])");

            assertThat(window.evaluate("document.activeElement.id")).isEqualTo("birth6");
            assertThat(window.getAttribute("#birth6", "aria-describedby")).contains("birth6-error");
            assertThat(window.textContent("#phone-error")).contains("실제 번호를 넣지 말아 주세요");
        }

        @Test
        void asksForCarrierAndConsentsFirst() {
            Page window = openWindow();
            window.click("#choose-form [type=submit]");

            assertThat(window.isVisible("#carrier-error")).isTrue();
            assertThat(window.isVisible("#consents-error")).isTrue();
            assertThat(window.evaluate("document.activeElement.value")).isEqualTo("SKT");
        }
    }

    @Nested
    class TimeLeft {

        @Test
        void isSpokenThreeTimesAndNotEverySecond() {
            shop.context().clock().install();
            Page window = openWindow();
            fillInAndAskForTheCode(window, "adult");

            assertThat(spokenAfter(window, 119)).doesNotContain("초 남았습니다");
            assertThat(spokenAfter(window, 1)).isEqualTo("인증번호 입력 시간이 60초 남았습니다.");
            assertThat(spokenAfter(window, 29)).contains("60초");
            assertThat(spokenAfter(window, 1)).contains("30초");
            assertThat(spokenAfter(window, 20)).contains("10초");
            assertThat(window.textContent("#code-timer")).isEqualTo("0:10");
            spokenAfter(window, 10);
            assertThat(window.textContent("#code-error")).contains("재전송을 눌러 주세요");
        }

        private String spokenAfter(Page window, int seconds) {
            window.clock().runFor(seconds * 1000L);
            return window.textContent("#status");
        }
    }

    @Nested
    class Languages {

        @Test
        void speaksTheLanguageOfTheBrowser() {
            shop = shopOn(desktop("en-US"));
            Page window = openWindow();

            assertThat(window.getAttribute("html", "lang")).isEqualTo("en");
            assertThat(window.textContent("#choose-heading")).isEqualTo("Choose your mobile carrier");
            assertThat(window.textContent(".banner")).contains("not a real identity check");
            window.click("#choose-form [data-action=cancel]");
            assertThat(answer().findString("error_msg")).contains("You cancelled the verification.");
        }

        @Test
        void keepsWhatWasTypedWhenTheLanguageChanges() {
            Page window = openWindow();
            fillIn(window, "adult");
            window.fill("#name", "다른이름");
            window.click("[data-language=en]");
            window.waitForSelector("h1:has-text('Enter your details')");
            waitUntilReady(window);

            assertThat(window.inputValue("#name")).isEqualTo("다른이름");
            assertThat(window.inputValue("#phone")).isEqualTo("01000000001");
            window.reload();
            waitUntilReady(window);
            assertThat(window.getAttribute("html", "lang")).isEqualTo("en");
        }
    }

    @Nested
    class Orders {

        @Test
        void tellsAShopWithAWrongCode() {
            shop.navigate(site.url("/join-elsewhere"));
            Page window = shop.waitForPopup(() -> shop.click("#verify"));
            window.waitForSelector("#leave:not([hidden])");
            assertThat(window.textContent(".finish-code")).contains("imp99999999");
            leaveBy(window, "#leave");

            JsonObject answer = answer();
            assertThat(answer.findString("error_code")).contains("unknown_merchant");
            assertThat(answer.findString("imp_uid")).isEmpty();
        }

        @Test
        void tellsAShopThatForgotInit() {
            shop.navigate(site.url("/join-forgetful"));
            shop.click("#verify");

            assertThat(answer().print()).contains("not_initialised").contains("IMP.init");
        }

        @Test
        void tellsAShopWhoseBrowserBlocksThePopup() {
            shop.evaluate("window.open = () => null");
            shop.click("#verify");

            assertThat(answer().print()).contains("popup_blocked").contains("팝업");
        }

        @Test
        void refusesTheRestWordForACarrierAsDanalDoes() {
            order("{ pg: 'danal', carrier: 'KT' }");
            Page window = shop.waitForPopup(() -> shop.click("#verify"));
            window.waitForSelector("#leave:not([hidden])");
            window.close();

            assertThat(answer().findString("error_code")).contains("9010");
        }

        @Test
        void cancelsTheFirstWindowWhenASecondIsOpened() {
            Page first = openWindow();
            Page second = openWindow();
            certifyAtOnce(second, "adult");
            shop.waitForFunction("window.answers.length === 2");

            assertThat(first.isClosed()).isTrue();
            assertThat(shop.evaluate("window.answers.map(rsp => rsp.error_code)")
                            .toString())
                    .isEqualTo("[replaced, null]");
        }
    }
}
