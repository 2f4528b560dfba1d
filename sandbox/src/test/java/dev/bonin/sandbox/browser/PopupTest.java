package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PopupTest extends ShopTestBed {

    @Nested
    class Success {

        @Test
        void resolvesWithTheIdsAndWithoutACode() {
            Page window = openPopup();
            verifyByCode(window::locator, "adult");

            JsonObject response = response();
            assertThat(response.members().keySet())
                    .isEqualTo(Set.of("transactionType", "identityVerificationId", "identityVerificationTxId"));
            assertThat(response.findString("transactionType")).contains("IDENTITY_VERIFICATION");
            assertThat(response.findString("identityVerificationId")).contains("order1");
        }

        @Test
        void leavesAVerifiedRecord() {
            order("{ customer: { customerId: 'member-7' }, customData: '{\"cart\":1}' }");
            verifyByCode(openPopup()::locator, "adult");
            response();

            assertThat(status("order1")).isEqualTo("VERIFIED");
            assertThat(record("order1").findString("customData")).contains("{\"cart\":1}");
            JsonObject customer = StoreCaller.inner(record("order1"), "verifiedCustomer");
            assertThat(customer.findString("name")).contains("홍길동");
            assertThat(customer.findString("id")).contains("member-7");
        }

        @Test
        void closesTheWindowAndAnswersOnce() {
            Page window = openPopup();
            window.waitForClose(() -> certifyAtOnce(window::locator, "adult"));
            response();

            // Longer than the interval at which the script looks for a closed window
            shop.waitForFunction("(since => performance.now() - since > 600)", shop.evaluate("performance.now()"));
            assertThat(numberOfAnswers()).isOne();
        }

        @Test
        void goesTheSameWayThroughTheModule() {
            shop = shopOn(desktop("ko-KR"), "/shop-with-module");
            certifyAtOnce(openPopup()::locator, "adult");

            assertThat(response().findString("code")).isEmpty();
            assertThat(shop.evaluate("window.PortOne === undefined")).isEqualTo(true);
        }

        @Test
        void givesEachAttemptAnIdOfItsOwn() {
            Page first = openPopup();
            first.click("#choose-form [data-action=cancel]");
            String firstTx = response().findString("identityVerificationTxId").orElseThrow();
            shop.evaluate("window.answers = []");
            certifyAtOnce(openPopup()::locator, "adult");

            assertThat(response().findString("identityVerificationTxId").orElseThrow())
                    .isNotEqualTo(firstTx);
            assertThat(status("order1")).isEqualTo("VERIFIED");
        }

        @Test
        void leavesNoGlobalButPortOne() {
            Object added = shop.evaluate("""
                    () => {
                      const bare = document.body.appendChild(document.createElement('iframe')).contentWindow;
                      return Object.keys(window).filter(name => !(name in bare) && isNaN(name)).sort();
                    }
                    """);
            assertThat(added).isEqualTo(List.of("PortOne", "answers", "order"));
        }
    }

    @Nested
    class Failure {

        @Test
        void resolvesWithACodeWhenThePersonCancels() {
            openPopup().click("#choose-form [data-action=cancel]");

            assertFailedWith(response(), "4900");
            assertThat(record("order1").print())
                    .contains("\"status\":\"FAILED\"")
                    .contains("\"pgCode\":\"4900\"");
        }

        @Test
        void resolvesWithACodeWhenTheWindowIsClosedByItsFrame() {
            openPopup().close();

            assertFailedWith(response(), "4900");
            assertThat(status("order1")).isEqualTo("READY");
        }

        @Test
        void resolvesWithTheProvidersReasonOnceThePersonHasReadIt() {
            Page window = openPopup();
            certifyAtOnce(window::locator, "always-fails");
            window.waitForSelector("#finish:not([hidden])");
            assertThat(window.textContent("#finish-code-value")).isEqualTo("4001");
            assertThat(numberOfAnswers()).isZero();
            window.close();

            assertFailedWith(response(), "4001");
            assertThat(record("order1").print())
                    .contains("\"status\":\"FAILED\"")
                    .contains("\"pgCode\":\"4001\"");
        }

        @Test
        void refusesWhoIsTooYoungForTheShop() {
            order("{ bypass: { danal: { AGELIMIT: 19, CPTITLE: '봄날서점' } } }");
            Page window = openPopup();
            assertThat(window.textContent("#requester")).isEqualTo("봄날서점 본인확인 요청");
            certifyAtOnce(window::locator, "turns-19-tomorrow");
            window.waitForSelector("#finish:not([hidden])");
            window.close();

            assertFailedWith(response(), "4002");
        }

        @Test
        void cancelsTheFirstWindowWhenASecondIsOpened() {
            Page first = openPopup();
            order("{ identityVerificationId: 'order2' }");
            certifyAtOnce(openPopup()::locator, "adult");

            shop.waitForFunction("window.answers.length === 2");
            assertThat(first.isClosed()).isTrue();
            assertFailedWith(response(), "4900");
            assertThat(status("order2")).isEqualTo("VERIFIED");
        }

        @Test
        void speaksTheLanguageOfTheBrowser() {
            shop = shopOn(desktop("en-US"), "/shop");
            openPopup().click("#choose-form [data-action=cancel]");

            assertThat(response().findString("message")).contains("You cancelled the verification.");
        }

        @Test
        void explainsWhyAnIsolatedPageSeesItsWindowsClosed() {
            shop = shopOn(desktop("ko-KR"), "/isolated-shop");
            shop.click("#verify");

            assertFailedWith(response(), "4900");
            shop.waitForCondition(() -> console.stream().anyMatch(text -> text.contains("same-origin-allow-popups")));
        }
    }

    @Nested
    class Steering {

        @Test
        void fixesNameAndPhoneOfThePage() {
            order("{ customer: { lastName: '홍', firstName: '길동', phoneNumber: '01000000001' } }");
            Page window = openPopup();
            window.click("[data-persona=mvno] .persona-fill");
            assertThat(window.inputValue("#name")).isEqualTo("홍길동");
            assertThat(window.inputValue("#phone")).isEqualTo("01000000001");
            assertThat(window.isEditable("#name")).isFalse();
            certifyAtOnce(window::locator, "mvno");
            window.waitForSelector("#alert:has-text('고정한')");

            verifyByCode(window::locator, "adult");
            assertThat(response().findString("code")).isEmpty();
        }

        @Test
        void offersOnlyTheCarriersOfTheBypass() {
            order("{ bypass: { danal: { IsCarrier: 'SKT;MVNO' } } }");
            Page window = openPopup();

            assertThat(window.locator("#carrier-tiles input").count()).isEqualTo(2);
            assertThat(window.locator("#mvno-tiles input").count()).isEqualTo(3);
        }

        @Test
        void leadsStraightToOneAgency() {
            order("{ channelKey: 'channel-key-inicis', bypass: { inicisUnified: {"
                    + " flgFixedUser: 'N', directAgency: 'NAVER', FRGNDInfo: 'N' } } }");
            Page window = openPopup();
            assertThat(window.locator("#agency-tiles input").count()).isOne();
            assertThat(window.isChecked("input[value=naver]")).isTrue();
            certifyAtOnce(window::locator, "adult");
            response();

            JsonObject customer = StoreCaller.inner(record("order1"), "verifiedCustomer");
            assertThat(customer.members()).containsKey("ci").doesNotContainKeys("gender", "isForeigner");
        }

        @Test
        void warnsOfANameThatTheSchemaDoesNotHave() {
            order("{ channelKey: 'channel-key-kcp', bypass: { kcp_v2: { web_siteid: 'J1' } }, redirectURL: '/done' }");
            openPopup();

            assertThat(console)
                    .anySatisfy(
                            text -> assertThat(text).contains("bypass.kcp_v2").contains("kcpV2"))
                    .anySatisfy(text -> assertThat(text).contains("redirectURL: ignored"));
        }
    }
}
