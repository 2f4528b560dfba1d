package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.purpose.Purposes;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F8: the hosts of the pages that opened the window. */
class FinishOriginsTest extends BoundFinishBench {
    private final Verifications live = bench.verifications(new CeremonyRules(
            Mode.LIVE,
            Binding.REQUIRED,
            Purposes.undeclared(),
            Set.of("https://shop.example", "https://other.example:8443"),
            Set.of(),
            Map.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/join",
                "https://SHOP.example",
                "https://shop.example/?next=a b|c",
                "https://shop.example:443/a#b",
                "https://other.example:8443/a#b"
            })
    void areThoseOfOurPages(String origin) {
        var started = live.start("default", Optional.empty());

        assertThat(accepted(finish(live, started, from(started, origin))).mode())
                .isEqualTo(Mode.LIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/shop.example",
                "https://shop.example.evil.example",
                "https://shop.example@evil.example/",
                "https://evil.example?https://shop.example",
                "http://shop.example/join",
                "http://shop.example:443/",
                "javascript://shop.example/%0aalert(1)",
                "ftp://shop.example/",
                "//shop.example/",
                "https://shop.example:8443/",
                "https://shop.example:80/",
                "https://other.example/",
                "https://other.example:443/",
                "https://u@shop.example/",
                "about:blank",
                "data:text/html,shop.example",
                "shop.example",
                "not an origin"
            })
    void areNotThoseOfARelay(String origin) {
        var started = live.start("default", Optional.empty());

        assertRefused(finish(live, started, from(started, origin)), RefusalReason.ORIGIN_NOT_ALLOWED, Step.ORIGIN);
    }

    @Test
    void areRequiredInLiveMode() {
        var started = live.start("default", Optional.empty());
        var silent = bench.sandbox.certify(order(started).with("origin", (String) null));

        assertRefused(finish(live, started, silent), RefusalReason.ORIGIN_NOT_ALLOWED, Step.ORIGIN);
    }

    private String from(Started started, String origin) {
        return bench.sandbox.certify(order(started).withOrigin(origin));
    }

    @ParameterizedTest
    @CsvSource({
        "about:blank, about:blank",
        "data:, 'data:text/html,<p>shop</p>?a=b#c'",
        "file:, file:///android_asset/www/index.html",
        "capacitor://localhost, capacitor://localhost/join",
        "http://localhost, http://localhost/join",
        "http://localhost, http://localhost:80/join"
    })
    void areThoseOfAnAppWhereTheOperatorAllowsThem(String allowed, String origin) {
        var app = live(Set.of("https://shop.example", allowed));
        var started = app.start("default", Optional.empty());

        assertThat(accepted(finish(app, started, from(started, origin))).mode()).isEqualTo(Mode.LIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "about:blank, about:srcdoc",
        "data:, datas:text/html",
        "capacitor://localhost, capacitor://localhost.evil.example/",
        "capacitor://localhost, ionic://localhost/",
        "http://localhost, http://localhost:8080/",
        "http://localhost, https://localhost/"
    })
    void areNotThoseOfAnotherApp(String allowed, String origin) {
        var app = live(Set.of("https://shop.example", allowed));
        var started = app.start("default", Optional.empty());

        assertRefused(finish(app, started, from(started, origin)), RefusalReason.ORIGIN_NOT_ALLOWED, Step.ORIGIN);
    }

    private Verifications live(Set<String> origins) {
        return bench.verifications(rules(Mode.LIVE, origins));
    }

    private static CeremonyRules rules(Mode mode, Set<String> origins) {
        return new CeremonyRules(mode, Binding.REQUIRED, Purposes.undeclared(), origins, Set.of(), Map.of());
    }

    @Test
    void areComparedInTheSandboxTooWhereTheyAreNamed() {
        var sandbox = bench.verifications(rules(Mode.SANDBOX, Set.of("http://localhost:8080/app")));
        var foreign = sandbox.start("default", Optional.empty());
        assertRefused(
                finish(sandbox, foreign, from(foreign, "http://localhost:9090/join")),
                RefusalReason.ORIGIN_NOT_ALLOWED,
                Step.ORIGIN);

        var own = sandbox.start("default", Optional.empty());
        accepted(finish(sandbox, own, from(own, "http://localhost:8080/join")));
        var byCall = sandbox.start("default", Optional.empty());
        accepted(finish(sandbox, byCall, bench.sandbox.certify(order(byCall).with("origin", (String) null))));
    }
}
