package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** V1, V2, or both side by side: what each purpose uses has to be there. */
class ChosenApisTest {
    private static final Map<String, String> SANDBOX = Map.of("bonin.mode", "sandbox");
    private static final Map<String, String> LIVE = Map.of(
            "bonin.mode", "live",
            "bonin.public-url", "https://shop.example",
            "bonin.portone.api", "v2",
            "bonin.portone.v2.api-secret", "secret-of-a-store",
            "bonin.portone.v2.store-id", "store-1",
            "bonin.portone.v2.channel-key", "channel-key-1");

    @Test
    void isV1UnlessChosen() {
        assertThat(rules(SANDBOX).purposes().of("default").api()).isEqualTo(PortOneApi.V1);
        assertThat(rules(with(SANDBOX, "bonin.portone.api", "V2"))
                        .purposes()
                        .of("default")
                        .api())
                .isEqualTo(PortOneApi.V2);
    }

    @Test
    void isChosenByEachPurpose() {
        var purposes = rules(with(
                        with(SANDBOX, "bonin.purposes.signup.api", "v2"), "bonin.purposes.adult_check.valid-for", "1d"))
                .purposes();

        assertThat(purposes.of("signup").api()).isEqualTo(PortOneApi.V2);
        assertThat(purposes.of("adult_check").api()).isEqualTo(PortOneApi.V1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bonin.portone.api", "bonin.purposes.signup.api"})
    void isOneOfTwo(String setting) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules(with(SANDBOX, setting, "v3")))
                .withMessageContaining(setting)
                .satisfies(refused -> assertThat(refused.remedy()).contains("one of: v1, v2", "다음 가운데"));
    }

    @Test
    void startsLiveWithV2Alone() {
        var rules = rules(with(LIVE, "bonin.portone.v2.channels", "channel-key-1,channel-key-2"));

        assertThat(rules.purposes().of("default").api()).isEqualTo(PortOneApi.V2);
        assertThat(rules.channels()).containsExactlyInAnyOrder("channel-key-1", "channel-key-2");
        var connection = new ConfiguredPortOne(properties(LIVE));
        assertThat(connection.ofV1(Mode.LIVE)).isEmpty();
        var settings = connection.ofV2(Mode.LIVE).orElseThrow();
        assertThat(settings.secret().value()).isEqualTo("secret-of-a-store");
        assertThat(settings.storeId()).isEqualTo("store-1");
        assertThat(settings.endpoint().baseUrl()).isEqualTo(IdentityVerificationSettings.DEFAULT_BASE_URL);
    }

    @ParameterizedTest
    @CsvSource({
        "bonin.portone.v2.api-secret, BONIN_PORTONE_V2_APISECRET",
        "bonin.portone.v2.store-id, BONIN_PORTONE_V2_STOREID",
        "bonin.portone.v2.channel-key, BONIN_PORTONE_V2_CHANNELKEY"
    })
    void refusesToStartWithout(String setting, String variable) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules(with(LIVE, setting, "")))
                .withMessageContaining(setting)
                .satisfies(refused -> assertThat(refused.remedy()).contains(variable));
    }

    @Test
    void needsBothWhereBothAreUsed() {
        var both = with(LIVE, "bonin.purposes.default.api", "v1");
        both.put("bonin.purposes.signup.erase-after", "30d");

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules(both))
                .withMessageContaining("bonin.portone.imp-key");
    }

    /** Requests that were started before the purposes moved on to V2 still come back. */
    @Test
    void keepsAnApiConnectedWhoseCredentialsAreStillThere() {
        var moved = with(LIVE, "bonin.portone.imp-key", "key");
        moved.put("bonin.portone.imp-secret", "secret");

        assertThat(new ConfiguredPortOne(properties(moved)).ofV1(Mode.LIVE)).isPresent();
    }

    @Test
    void worksOutOfTheBoxInTheSandbox() {
        var v2 = new ConfiguredPortOne(properties(with(SANDBOX, "bonin.portone.api", "v2")))
                .ofV2(Mode.SANDBOX)
                .orElseThrow();

        assertThat(v2.secret().value()).isEqualTo("bonin-sandbox-api-secret");
        assertThat(v2.storeId()).isEqualTo("store-bonin-sandbox");
        assertThat(v2.endpoint().baseUrl()).hasToString("http://localhost:8090");
        var windows = properties(SANDBOX).webSettings().windows().v2();
        assertThat(windows).hasToString("OfV2[storeId=store-bonin-sandbox, channelKey=channel-key-danal]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.portone.io", "https://PORTONE.io.", "https://api.iamport.kr"})
    void isNeverPortOneInSandboxMode(String url) {
        var portOne = new ConfiguredPortOne(properties(with(SANDBOX, "bonin.portone.v2.base-url", url)));

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> portOne.ofV2(Mode.SANDBOX))
                .withMessageContaining("mode is sandbox");
    }

    @Test
    void refusesASecretThatCannotBeOne() {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> new ConfiguredPortOne(
                                properties(with(LIVE, "bonin.portone.v2.api-secret", "hidden words 홍")))
                        .ofV2(Mode.LIVE))
                .withMessageContaining("bonin.portone.v2.api-secret")
                .satisfies(refused ->
                        assertThat(refused.getMessage() + refused.remedy()).doesNotContain("hidden words"));
    }

    @Test
    void asksForAModeWhereThereIsASecret() {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules(Map.of("bonin.portone.v2.api-secret", "x", "bonin.default-mode", "sandbox")))
                .withMessageContaining("no mode");
    }

    @Test
    void tellsAllThatLiveModeLacksAtOnce() {
        var environment =
                new MockEnvironment().withProperty("bonin.mode", "live").withProperty("bonin.portone.api", "v2");

        assertThat(LiveNeeds.missing(environment, false))
                .extracting(fault -> fault.setting().split(" ", 2)[0])
                .containsExactly(
                        "bonin.portone.v2.api-secret",
                        "bonin.portone.v2.store-id",
                        "bonin.portone.v2.channel-key",
                        "bonin.public-url");
    }

    @ParameterizedTest
    @CsvSource({"bonin.portone.v2.channels, channel-key-2", "bonin.portone.v2.phone-channel-key, channel-key-3"})
    void refusesToVerifyOnAChannelThatItThenRefuses(String setting, String value) {
        var settings = with(with(LIVE, "bonin.portone.v2.channels", "channel-key-1"), setting, value);

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules(settings))
                .withMessageContaining("bonin.portone.v2.channels");
    }

    @Test
    void verifiesOnTheChannelsOfTheSandboxUnlessToldOtherwise() {
        var v2 = with(SANDBOX, "bonin.portone.api", "v2");

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules(with(v2, "bonin.portone.v2.channels", "channel-key-kcp")))
                .withMessageContaining("bonin.portone.v2.channels");
        assertThat(rules(with(SANDBOX, "bonin.portone.v2.channels", "channel-key-kcp"))
                        .channels())
                .containsExactly("channel-key-kcp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "capacitor://localhost",
                "about:blank",
                "data:",
                "file:",
                "http://localhost"
            })
    void takesTheOriginsOfApps(String origin) {
        assertThat(rules(with(LIVE, "bonin.portone.allowed-origins", origin)).origins())
                .containsExactlyInAnyOrder("https://shop.example", origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example",
                "http://app.example",
                "https://app.example/join",
                "https://a..b",
                "https://-x",
                "*",
                "null",
                "about:",
                "javascript:alert(1)"
            })
    void takesNothingElseForAnOrigin(String origin) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules(with(LIVE, "bonin.portone.allowed-origins", origin)))
                .withMessageContaining("bonin.portone.allowed-origins");
    }

    @Test
    void neverPrintsASecret() {
        assertThat(properties(LIVE).toString()).doesNotContain("secret-of-a-store");
        assertThat(properties(LIVE).portone().v2().toString()).doesNotContain("secret-of-a-store");
    }

    private static CeremonyRules rules(Map<String, String> settings) {
        return new StartRules(properties(settings)).ceremonyRules(new PolicyCatalog(List.of()));
    }

    private static BoninProperties properties(Map<String, String> settings) {
        return new Binder(List.of(new MapConfigurationPropertySource(settings)))
                .bindOrCreate("bonin", BoninProperties.class);
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return more;
    }
}
