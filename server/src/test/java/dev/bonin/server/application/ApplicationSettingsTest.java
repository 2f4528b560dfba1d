package dev.bonin.server.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.application.Scope;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.server.application.ApplicationSettings.Declared;
import dev.bonin.verification.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings may declare. */
class ApplicationSettingsTest {
    private static final String FIRST = "ab".repeat(32);
    private static final String SECOND = "cd".repeat(32);
    private static final List<String> URLS = List.of("https://shop.example/done");

    @Test
    void declareAnApplicationWithSeveralKeys() {
        var declared = new Declared(
                List.of(FIRST, SECOND.toUpperCase(Locale.ROOT) + " "), URLS, List.of("ci"), null, List.of());

        var holders = settings(declared).holders(Mode.LIVE);

        assertThat(holders).extracting(holder -> holder.key().hex()).containsExactly(FIRST, SECOND);
        assertThat(holders).allSatisfy(holder -> {
            assertThat(holder.application().name()).isEqualTo("shop");
            assertThat(holder.application().scopes()).containsExactly(Scope.CI);
            assertThat(holder.endsAt()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bonin_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "abcd", "g"})
    void refuseAKeyInPlaceOfItsHashAndDoNotRepeatIt(String key) {
        assertRefused(new Declared(List.of(key), URLS, List.of(), null, List.of()), "is not a SHA-256");
    }

    @Test
    void refuseWhatCannotBeAnApplication() {
        assertRefused(new Declared(List.of(), URLS, List.of(), null, List.of()), "has no key");
        assertRefused(new Declared(List.of(FIRST), List.of(), List.of(), null, List.of()), "return URL");
        assertRefused(
                new Declared(List.of(FIRST), List.of("http://localhost/"), List.of(), null, List.of()), "return URL");
        assertRefused(new Declared(List.of(FIRST), URLS, List.of("all"), null, List.of()), "scope");
    }

    private static void assertRefused(Declared declared, String problem) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> settings(declared).holders(Mode.LIVE))
                .withMessageStartingWith("bonin.applications.shop")
                .withMessageContaining(problem)
                .withMessageNotContaining("bonin_");
    }

    private static ApplicationSettings settings(Declared declared) {
        return new ApplicationSettings(Map.of("shop", declared));
    }
}
