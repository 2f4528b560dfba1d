package dev.bonin.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.verification.ReturnTo;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application may ask for. */
class OrderTest extends ApplicationBench {
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
    void isReturnedToWithoutBeingPrinted() {
        assertThat(new ReturnTo("shop", RETURN_URL, Optional.of("canary"))).hasToString("ReturnTo[shop]");
    }
}
