package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.portone.Route;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every refusal to start is a sentence that names the setting. */
class StartRulesTest {
    private static final PolicyCatalog CATALOG = new PolicyCatalog(List.of());

    private static final Map<String, String> LIVE = Map.of(
            "bonin.mode", "live",
            "bonin.portone.imp-key", "key-of-a-merchant",
            "bonin.portone.imp-secret", "secret-of-a-merchant",
            "bonin.portone.imp-code", "imp12345678",
            "bonin.public-url", "https://shop.example");

    @Nested
    class WithoutAMode {
        @Test
        void refusesToGuess() {
            assertRefused(Map.of(), "No mode is set.", "bonin.mode=sandbox");
        }

        @ParameterizedTest
        @ValueSource(strings = {"bonin.portone.imp-key", "bonin.portone.imp-secret"})
        void refusesCredentialsEvenWhereSandboxIsTheDefault(String setting) {
            assertRefused(
                    Map.of(setting, "x", "bonin.default-mode", "sandbox"),
                    "Credentials for PortOne are set, but no mode.",
                    "BONIN_MODE=live");
        }

        @Test
        void takesTheServersDefault() {
            assertThat(rules(Map.of("bonin.default-mode", "sandbox")).mode()).isEqualTo(Mode.SANDBOX);
        }
    }

    @Nested
    class NamesInMaps {
        @ParameterizedTest
        @ValueSource(strings = {"[kcp.v2]", "[KCP_V2]", "[kcp v2]"})
        void areThoseOfProviders(String name) {
            assertRefused(
                    with("bonin.portone.merchant-ids" + name, "A1"),
                    "bonin.portone.merchant-ids has an entry whose name is not that of a provider.",
                    "BONIN_PORTONE_MERCHANT_IDS_KCP_V2");
        }

        @ParameterizedTest
        @CsvSource({
            "bonin.portone.merchant-ids.kcp_v2, bonin.portone.merchant-ids.kcpv2, bonin.portone.merchant-ids has",
            "bonin.purposes.adult_check.valid-for, bonin.purposes.adultcheck.valid-for, bonin.purposes has"
        })
        void areNotToldApartByUnderscoresAlone(String one, String other, String problem) {
            var settings = with(one, "30d");
            settings.put(other, "30d");

            assertRefused(settings, problem, "Remove one of them.");
        }

        @Test
        void mayHaveUnderscores() {
            var rules = rules(with("bonin.portone.merchant-ids.kcp_v2", "A1"));

            assertThat(rules.merchantIds()).isEqualTo(Map.of("kcp_v2", "A1"));
        }
    }

    @Nested
    class Addresses {
        @ParameterizedTest
        @ValueSource(
                strings = {"/", "/verified?from=bonin", "https://shop.example/verified", "https://shop.example:8443"})
        void ofTheReturnPageAreAPathOrAWholeAddress(String url) {
            assertThat(rules(with("bonin.web.return-url", url)).mode()).isEqualTo(Mode.LIVE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "no url at all",
                    "verified",
                    "//evil.example",
                    "https:///verified",
                    "https://shop.example/#done",
                    "https://user@shop.example/",
                    "javascript:alert(1)",
                    "http://shop.example/verified"
                })
        void ofTheReturnPageAreFoundWantingAtTheStart(String url) {
            assertRefused(with("bonin.web.return-url", url), "bonin.web.return-url is not an address", "https");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://a b", "shop.example", "ftp://shop.example", "https://shop.example/#x"})
        void ofTheApplicationAreFoundWantingInSandboxModeToo(String url) {
            assertRefused(
                    Map.of("bonin.mode", "sandbox", "bonin.public-url", url), "bonin.public-url", "BONIN_PUBLICURL");
        }
    }

    @Nested
    class Live {
        @Test
        void startsWithEverythingSet() {
            assertThat(rules(LIVE))
                    .isEqualTo(new CeremonyRules(
                            Mode.LIVE,
                            Binding.REQUIRED,
                            Purposes.undeclared(PortOneApi.V1, PurposeRules.REDEEM_WITHIN),
                            Set.of("https://shop.example"),
                            Set.of(),
                            Map.of(),
                            CATALOG,
                            Set.of()));
        }

        @ParameterizedTest
        @CsvSource({
            "bonin.portone.imp-key, BONIN_PORTONE_IMPKEY",
            "bonin.portone.imp-secret, BONIN_PORTONE_IMPSECRET",
            "bonin.portone.imp-code, BONIN_PORTONE_IMPCODE",
            "bonin.public-url, BONIN_PUBLICURL"
        })
        void refusesToStartWithout(String setting, String environment) {
            assertRefused(without(setting), "", setting);
            assertRefused(with(setting, " "), "", environment);
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://shop.example", "//shop.example", "shop.example", "https:///path"})
        void refusesAPublicUrlThatIsNotHttps(String url) {
            assertRefused(with("bonin.public-url", url), "must be https", "bonin.public-url");
        }

        @ParameterizedTest
        @CsvSource({
            "https://my_shop.example/v, underscore",
            "https://가게.example/v, xn--",
            "https://shop.example/v#top, has a #",
        })
        void saysWhatIsOddAboutAnAddress(String url, String what) {
            assertRefused(with("bonin.public-url", url), what, "bonin.public-url");
            assertRefused(with("bonin.web.return-url", url), what, "https");
        }

        @Test
        void saysHowAnAppIsOpened() {
            assertRefused(with("bonin.web.return-url", "myapp://verified"), "App Link", "https");
        }

        @Test
        void refusesAnOptionalBinding() {
            assertRefused(with("bonin.binding", "optional"), "from any browser", "bonin.binding");
        }
    }

    @Nested
    class Values {
        @ParameterizedTest
        @CsvSource({
            "bonin.mode, BONIN_MODE, production, 'sandbox, live'",
            "bonin.binding, BONIN_BINDING, maybe, 'required, optional'",
            "bonin.portone.api, BONIN_PORTONE_API, v3, 'v1, v2'",
            "bonin.purposes.signup.api, BONIN_PURPOSES_SIGNUP_API, v3, 'v1, v2'"
        })
        void namesTheChoicesInBothLanguages(String setting, String variable, String value, String choices) {
            var settings = new LinkedHashMap<>(Map.of("bonin.mode", "sandbox"));
            settings.put(setting, value);

            var named = setting + " (" + variable + ")";
            assertRefused(
                    settings,
                    named + " has a value that is none of its choices.",
                    "Set it to one of: " + choices + ".");
            assertRefused(settings, named + ": 쓸 수 있는 값이 아닙니다.", "다음 가운데 하나로 바꿔 주세요: " + choices + ".");
        }

        @ParameterizedTest
        @ValueSource(strings = {"SANDBOX", "Sandbox", " sandbox "})
        void readsThemInAnyCase(String mode) {
            assertThat(rules(Map.of("bonin.mode", mode)).mode()).isEqualTo(Mode.SANDBOX);
        }

        @Test
        void bindsOptionallyInTheSandboxUnlessToldOtherwise() {
            assertThat(rules(Map.of("bonin.mode", "sandbox")).binding()).isEqualTo(Binding.OPTIONAL);
            assertThat(rules(Map.of("bonin.mode", "sandbox", "bonin.binding", "required"))
                            .binding())
                    .isEqualTo(Binding.REQUIRED);
        }

        @Test
        void neverRepeatsACredential() {
            var settings = with("bonin.public-url", "");

            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> rules(settings))
                    .satisfies(refused -> assertThat(refused.getMessage() + refused.remedy())
                            .doesNotContain("key-of-a-merchant", "secret-of-a-merchant"));
            assertThat(properties(LIVE).toString()).doesNotContain("key-of-a-merchant", "secret-of-a-merchant");
        }
    }

    @Nested
    class WherePortOneIs {
        @Test
        void isPortOneInLiveModeAndThisMachineInSandboxMode() {
            var portOne = new ConfiguredPortOne(properties(LIVE));

            assertThat(portOne.settings(Mode.LIVE).endpoint().baseUrl()).isEqualTo(PortOneSettings.DEFAULT_BASE_URL);
            assertThat(portOne.settings(Mode.SANDBOX).endpoint().baseUrl()).hasToString("http://localhost:8090");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://api.iamport.kr",
                    "https://static-api.iamport.kr",
                    "https://API.iamport.kr",
                    "https://api.iamport.kr."
                })
        void isNeverPortOneInSandboxMode(String url) {
            var portOne = new ConfiguredPortOne(properties(with("bonin.portone.base-url", url)));

            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> portOne.settings(Mode.SANDBOX))
                    .withMessageContaining("mode is sandbox");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost:8090", "http://api.iamport.kr"})
        void isAskedOverHttpsOnlyInLiveMode(String url) {
            var portOne = new ConfiguredPortOne(properties(with("bonin.portone.base-url", url)));

            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> portOne.settings(Mode.LIVE))
                    .withMessageContaining("not https");
        }

        @ParameterizedTest
        @CsvSource({
            "LIVE, bonin.mode, live, https://cdn.iamport.kr/v1/iamport.js",
            "SANDBOX, bonin.mode, sandbox, http://localhost:8090/v1/iamport.js",
            "SANDBOX, bonin.portone.base-url, http://sandbox.test:9000/, http://sandbox.test:9000/v1/iamport.js",
            "LIVE, bonin.portone.script-url, https://cdn.test/i.js, https://cdn.test/i.js",
            "SANDBOX, bonin.portone.script-url, http://cdn.test/i.js, http://cdn.test/i.js"
        })
        void hasItsScript(Mode mode, String setting, String value, String url) {
            var portOne = new ConfiguredPortOne(properties(with(setting, value)));

            assertThat(portOne.scripts(mode).v1()).hasToString(url);
        }

        @ParameterizedTest
        @CsvSource({
            "LIVE, http://cdn.iamport.kr/v1/iamport.js, not https",
            "LIVE, /iamport.js, not https",
            "SANDBOX, https://cdn.iamport.kr/v1/iamport.js, mode is sandbox"
        })
        void letsNoUnsafeScriptIntoPages(Mode mode, String url, String problem) {
            var portOne = new ConfiguredPortOne(properties(with("bonin.portone.script-url", url)));

            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> portOne.scripts(mode))
                    .withMessageContaining("bonin.portone.script-url")
                    .withMessageContaining(problem);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"http://bonin-sandbox:8090", "http://10.0.0.7:8090/", "http://host.docker.internal:8090"})
        void isASandboxByItsNameInSandboxMode(String url) {
            var portOne = new ConfiguredPortOne(properties(with("bonin.portone.base-url", url)));

            assertThat(portOne.settings(Mode.SANDBOX).endpoint().baseUrl()).hasToString(url);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://bonin_sandbox:8090",
                    "bonin-sandbox:8090",
                    "ftp://bonin-sandbox",
                    "http://user:pass@bonin-sandbox:8090",
                    "https://api.example?key=x"
                })
        void isRefusedInASentenceWhereItIsNoAddress(String url) {
            var portOne = new ConfiguredPortOne(properties(with("bonin.portone.base-url", url)));

            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> portOne.settings(Mode.SANDBOX))
                    .withMessageContaining("bonin.portone.base-url is not an address")
                    .satisfies(refused -> assertThat(refused.remedy())
                            .contains("http://bonin-sandbox:8090")
                            .doesNotContain("pass@"));
        }

        @Test
        void isNotAskedWithoutTime() {
            var portOne = new ConfiguredPortOne(properties(with("bonin.portone.timeout", "0s")));

            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> portOne.settings(Mode.LIVE))
                    .withMessageContaining("bonin.portone.timeout");
        }

        @ParameterizedTest
        @ValueSource(strings = {"certifications", "/certifications/", "/", "", "//x", "/a b", "/a?b", "/{x}"})
        void takesNoPathThatEndpointsCannotBeBelow(String path) {
            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() ->
                            new BoninProperties.Web(path, null, new BoninProperties.Limits(null, null), List.of()))
                    .withMessageContaining("bonin.web.path");
        }

        @Test
        void asksForCredentialsWhereThereAreNone() {
            var portOne = new ConfiguredPortOne(properties(Map.of("bonin.mode", "sandbox")));

            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> portOne.settings(Mode.SANDBOX))
                    .withMessageContaining("bonin.portone.imp-key");
        }
    }

    @Nested
    class TheWayToPortOne {
        private static final String PASSWORD = "password-at-the-proxy";

        @Test
        void leadsThroughTheProxyThatIsSet() {
            var settings = with("bonin.portone.proxy", "http://proxy.example.com:3128");
            settings.put("bonin.portone.proxy-user", "shop");
            settings.put("bonin.portone.proxy-password", PASSWORD);

            var route = new ConfiguredPortOne(properties(settings))
                    .settings(Mode.LIVE)
                    .endpoint()
                    .route();

            assertThat(route.proxy()).hasToString("http://proxy.example.com:3128");
            assertThat(route.proxyCredentials()).isEqualTo(new Route.ProxyCredentials("shop", PASSWORD));
            assertThat(route.toString() + properties(settings)).doesNotContain(PASSWORD);
        }

        @ParameterizedTest
        @CsvSource({
            "bonin.portone.proxy, proxy.example.com:3128, is not the address of an HTTP proxy",
            "bonin.portone.proxy, http://shop:password-at-the-proxy@proxy.example.com, is not the address of an HTTP proxy",
            "bonin.portone.proxy, socks://proxy.example.com, is not the address of an HTTP proxy",
            "bonin.portone.proxy-password, password-at-the-proxy, but no proxy",
            "bonin.portone.ca-bundle, /no/such/password-at-the-proxy.pem, names no file"
        })
        void isRefusedInASentenceThatNamesNoPassword(String setting, String value, String problem) {
            var portOne = new ConfiguredPortOne(properties(with(setting, value)));

            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> portOne.settings(Mode.LIVE))
                    .withMessageContaining(setting)
                    .withMessageContaining(problem)
                    .satisfies(refused ->
                            assertThat(refused.getMessage() + refused.remedy()).doesNotContain(PASSWORD));
        }
    }

    private static void assertRefused(Map<String, String> settings, String problem, String remedy) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules(settings))
                .withMessageContaining(problem)
                .satisfies(refused -> assertThat(refused.remedy()).contains(remedy));
    }

    private static CeremonyRules rules(Map<String, String> settings) {
        return new StartRules(properties(settings)).ceremonyRules(CATALOG);
    }

    private static BoninProperties properties(Map<String, String> settings) {
        return new Binder(List.of(new MapConfigurationPropertySource(settings)))
                .bindOrCreate("bonin", BoninProperties.class);
    }

    private static Map<String, String> with(String setting, String value) {
        var settings = new LinkedHashMap<>(LIVE);
        settings.put(setting, value);
        return settings;
    }

    private static Map<String, String> without(String setting) {
        var settings = new LinkedHashMap<>(LIVE);
        settings.remove(setting);
        return settings;
    }
}
