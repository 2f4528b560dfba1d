package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.boot.settings.FaultReport;
import dev.bonin.boot.settings.SettingFault;
import dev.bonin.boot.settings.SettingFault.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A placeholder that was copied from a page is found before a person meets it. */
class LiveNeedsTest {
    private static final Map<String, Object> COMPLETE = Map.of(
            "bonin.mode", "live",
            "bonin.public-url", "https://id.example",
            "bonin.portone.api", "v2",
            "bonin.portone.v2.api-secret", "0123456789abcdef",
            "bonin.portone.v2.store-id", "store-8f2d7f8e-0c0e-4c33-9b51-6f6f0c6b0d3a",
            "bonin.portone.v2.channel-key", "channel-key-0e1f5c3a-1c1f-4a76-8f0f-3f0cf3f2a111",
            "bonin.portone.v2.channels", "channel-key-0e1f5c3a-1c1f-4a76-8f0f-3f0cf3f2a111",
            "bonin.store.password", "5tore-passw0rd");

    private static List<SettingFault> faults(String name, String value) {
        var settings = new HashMap<>(COMPLETE);
        settings.put(name, value);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        return LiveNeeds.missing(environment, false);
    }

    @ParameterizedTest
    @CsvSource({
        "bonin.portone.v2.store-id, store-...",
        "bonin.portone.v2.store-id, store-xxxxxxxx",
        "bonin.portone.v2.channel-key, channel-key-...",
        "bonin.portone.v2.channel-key, channel-key-…",
        "bonin.portone.v2.channels, 'channel-key-0e1f5c3a-1c1f-4a76-8f0f-3f0cf3f2a111,channel-key-...'",
        "bonin.portone.v2.api-secret, ...",
        "bonin.portone.v2.api-secret, <V2 API secret>",
        "bonin.portone.imp-key, your-key",
        "bonin.portone.imp-secret, YOUR_SECRET",
        "bonin.store.password, change-me"
    })
    void areNotMetByAPlaceholder(String name, String value) {
        var faults = faults(name, value);

        assertThat(faults).extracting(SettingFault::kind).containsExactly(Kind.EXAMPLE);
        var report = new FaultReport(faults);
        assertThat(report.problem())
                .contains(name, "still has a placeholder", "자리 표시가 그대로")
                .doesNotContain(value);
        assertThat(report.remedy())
                .startsWith("Set it to the")
                .contains("실제 값(")
                .doesNotContain("{1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store-8f2d7f8e-0c0e-4c33-9b51-6f6f0c6b0d3a", "store-of-kim", "storex"})
    void areMetByWhatIsNoPlaceholder(String store) {
        assertThat(faults("bonin.portone.v2.store-id", store)).isEmpty();
    }

    @Test
    void areNoneInSandboxMode() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "settings", Map.of("bonin.mode", "sandbox", "bonin.portone.v2.store-id", "store-...")));

        assertThat(LiveNeeds.missing(environment, true)).isEmpty();
    }
}
