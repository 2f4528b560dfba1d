package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.bonin.boot.settings.SettingsCheck;
import dev.bonin.docs.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** The settings of README and of the pages are settings that are there, with values that are taken. */
class SampleSettingsTest {
    private static Stream<Arguments> samples() {
        return Sample.all("yaml").stream().map(sample -> argumentSet(sample.toString(), sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areThere(Sample sample) throws IOException {
        var environment = new StandardEnvironment();
        source(sample).forEach(environment.getPropertySources()::addFirst);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("variables", Map.of("SANDBOX_IMP_SECRET", "shown by the sandbox")));

        assertThat(new SettingsCheck(environment, BoninServer.settings()).faults())
                .isEmpty();
    }

    @Test
    void areTakenByAServer() throws IOException {
        var values = new LinkedHashMap<String, Object>();
        for (var page : List.of("docs/policies.md", "docs/applications.md")) {
            for (var sample : Sample.on(page, "yaml")) {
                values.putAll(settings(sample));
            }
        }

        try (var server = RunningServer.start(
                values.entrySet().stream().map(Map.Entry::toString).toArray(String[]::new))) {
            assertThat(ShopServer.of(server, "shop", "https://shop.example/verified")
                            .post(
                                    "",
                                    "{\"subject\":\"42\",\"purpose\":\"signup\","
                                            + "\"return_url\":\"https://shop.example/verified\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    private static Map<String, Object> settings(Sample sample) throws IOException {
        var values = new LinkedHashMap<String, Object>();
        for (var source : source(sample)) {
            for (var name : source.getPropertyNames()) {
                values.put(name, source.getProperty(name));
            }
        }
        return values;
    }

    /** The hash that a sample abbreviates is that of a key. */
    private static List<EnumerablePropertySource<?>> source(Sample sample) throws IOException {
        var text =
                sample.text().replace("5f1c...", ShopServer.key("shop").hash().hex());
        return new YamlPropertySourceLoader()
                .load(sample.toString(), new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8))).stream()
                        .<EnumerablePropertySource<?>>map(source -> (EnumerablePropertySource<?>) source)
                        .toList();
    }
}
