package dev.bonin.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.IdentityValue;
import dev.bonin.verification.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may declare. */
class ApplicationTest {
    private static final List<String> URLS = List.of("https://shop.example/done");

    @ParameterizedTest
    @ValueSource(strings = {"shop", "s", "shop-2", "9lives"})
    void hasANameThatFitsIntoHeadersAndSettings(String name) {
        assertThat(Application.declared(name, URLS, List.of(), Mode.LIVE).name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "shop:1", "-shop", "shop-", "my shop", "쇼핑몰", "shop\n", "../shop"})
    void hasNoOtherName(String name) {
        assertRefused(() -> Application.declared(name, URLS, List.of(), Mode.LIVE), "name");
        assertRefused(() -> Application.declared("s".repeat(65), URLS, List.of(), Mode.LIVE), "name");
    }

    @Test
    void isGivenTheValuesOfKnownScopesAndNoneByItself() {
        assertThat(Application.declared("shop", URLS, List.of("ci", "name"), Mode.LIVE)
                        .scopes())
                .containsExactlyInAnyOrder(Scope.CI, Scope.NAME);
        assertThat(Application.declared("shop", URLS, List.of("name", "unlink", "relink", "ban"), Mode.LIVE)
                        .requester()
                        .values())
                .as("to change what is linked opens no value")
                .containsExactly(IdentityValue.NAME);
        assertThat(Application.declared("shop", URLS, List.of(), Mode.LIVE).scopes())
                .isEmpty();
        for (var unknown : List.of("CI", "everything", "", "ci ")) {
            assertRefused(() -> Application.declared("shop", URLS, List.of(unknown), Mode.LIVE), "scope");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example/",
                "https://shop.example:8443/done?from=bonin&x=%20",
                "https://[2001:db8::1]/done"
            })
    void sendsPeopleBackToAPageThatNobodyOnTheWayCanRead(String url) {
        assertThat(Application.declared("shop", List.of(url), List.of(), Mode.LIVE)
                        .returnUrls())
                .containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/done",
                "http://localhost.evil.example/",
                "HTTPS://shop.example/",
                "https://shop.example/#done",
                "https://shop.example/#",
                "https://user@shop.example/",
                "https://user:password@shop.example/",
                "https://@shop.example/",
                "https:///done",
                "https:/done",
                "https:shop.example",
                "//shop.example/done",
                "/done",
                "",
                "shop.example",
                "javascript:alert(1)//https://shop.example",
                "data:text/html,x",
                "https://shop.example\\@evil.example/",
                "https://shop.example/ done",
                "https://shop.example/\r\nSet-Cookie: a=b",
                "https://쇼핑.example/",
                "https://*.shop.example/"
            })
    void sendsPeopleNowhereElse(String url) {
        for (var mode : Mode.values()) {
            assertRefused(() -> Application.declared("shop", List.of(url), List.of(), mode), "return URL");
        }
    }

    @Test
    void sendsPeopleToThisMachineInSandboxModeOnly() {
        for (var url : List.of("http://localhost:3000/done", "http://127.0.0.1/", "http://[::1]:80/")) {
            assertThat(Application.declared("shop", List.of(url), List.of(), Mode.SANDBOX)
                            .returnUrls())
                    .containsExactly(url);
            assertRefused(() -> Application.declared("shop", List.of(url), List.of(), Mode.LIVE), "https://");
        }
    }

    @Test
    void sendsPeopleSomewhere() {
        assertRefused(() -> Application.declared("shop", List.of(), List.of(), Mode.LIVE), "at least one");
        var tooLong = "https://shop.example/" + "a".repeat(1_000);
        assertRefused(() -> Application.declared("shop", List.of(tooLong), List.of(), Mode.LIVE), "1000");
    }

    private static void assertRefused(Runnable declaration, String problem) {
        assertThatExceptionOfType(UnusableApplicationException.class)
                .isThrownBy(declaration::run)
                .withMessageContaining(problem)
                .withMessageNotContaining("evil");
    }
}
