package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page whose policy cuts it off from its windows says so, and never that a person has given up who has not. */
class IsolatedPageTest {
    private static final String POLICY = "Cross-Origin-Opener-Policy";

    private static RunningServer server;
    private static Chromium chromium;

    private BrowserContext context;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithBean("shopPages", new ShopPages("/certifications"), "bonin.binding=required");
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void arrive() {
        context = chromium.desktop("ko-KR");
    }

    @AfterEach
    void leave() {
        context.close();
    }

    private Shop open(String language, String policy) {
        return Shop.open(context, server.url("/shop?lang=" + language + "&coop=" + policy));
    }

    @ParameterizedTest
    @CsvSource({"ko, 이 페이지는 인증 창의 결과를 받을 수 없습니다", "en, This page cannot hear from the verification window"})
    void namesThePolicyWhenTheWindowIsLost(String language, String title) {
        var shop = open(language, "same-origin");
        var window = shop.page()
                .waitForPopup(() -> shop.page()
                        .waitForConsoleMessage(
                                new Page.WaitForConsoleMessageOptions()
                                        .setPredicate(message -> message.text().contains("same-origin-allow-popups")),
                                () -> shop.page().click("#verify")));

        assertThat(shop.told().status()).isEqualTo("unavailable");
        assertThat(shop.told().at("code")).isEqualTo("page_isolated");
        assertThat(shop.told().at("problem.title")).isEqualTo(title);
        assertThat(shop.told().at("problem.detail")).contains(POLICY);
        assertThat(window.isClosed()).as("the person may still be in it").isFalse();
        shop.page().click("#verify");
        assertThat(shop.told(2).at("code")).isEqualTo("page_isolated");
        assertThat(context.pages()).as("no second window").hasSize(2);
    }

    @Test
    void opensNoWindowWhereItKnowsThePolicyBefore() {
        var shop = open("ko", "same-origin&coep=credentialless");
        assertThat(shop.page().evaluate("crossOriginIsolated")).isEqualTo(true);
        shop.page().click("#verify");

        assertThat(shop.told().at("code")).isEqualTo("page_isolated");
        assertThat(context.pages()).hasSize(1);
    }

    @Test
    void verifiesUnderThePolicyThatAllowsWindows() {
        var shop = open("ko", "same-origin-allow-popups");
        shop.verify();

        assertThat(shop.told().status()).isEqualTo("accepted");
    }

    @Test
    void stillHearsThatAPersonClosedTheWindow() {
        var shop = open("ko", "same-origin-allow-popups");
        shop.openWindow().close();

        assertThat(shop.told().status()).isEqualTo("cancelled");
    }
}
