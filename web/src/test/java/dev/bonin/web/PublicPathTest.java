package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An operator whose public address leaves out a part of the path learns so at startup. */
@ExtendWith(OutputCaptureExtension.class)
class PublicPathTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://a.example, '', /certifications",
        "https://a.example/shop, /shop, /certifications",
        "https://a.example/shop/api, /shop, /api/certifications"
    })
    void saysNothingWhereBrowsersComeBackToTheServlet(URI publicUrl, String contextPath, String mapping) {
        assertThat(warning(publicUrl, contextPath, mapping)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, /shop, /certifications, /certifications/redirect, /shop/certifications",
        "https://a.example/shop, /shop, /api/certifications, /shop/certifications/redirect, /shop/api/certifications",
        "https://a.example/shop, '', /certifications, /shop/certifications/redirect, /certifications"
    })
    void namesBothPathsWhereTheyDiffer(
            URI publicUrl, String contextPath, String mapping, String expected, String actual) {
        assertThat(warning(publicUrl, contextPath, mapping).orElseThrow())
                .contains(" " + expected + ",", " " + actual + ".", "bonin.public-url");
    }

    @Test
    void saysNothingWithoutAPublicAddress() {
        assertThat(new PublicPath(null, "/certifications").warning("/shop", List.of("/certifications/*")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void warnsAtStartup(Container container, CapturedOutput output) throws Exception {
        try (var site = PlainSite.at(URI.create("http://localhost"), container, folder)) {
            assertThat(site.send(site.request("/bonin.js")).statusCode()).isEqualTo(200);
            assertThat(output).contains("bonin.public-url sends browsers back to /identity/redirect");
        }
    }

    private static Optional<String> warning(URI publicUrl, String contextPath, String mapping) {
        return new PublicPath(publicUrl, "/certifications").warning(contextPath, List.of(mapping, mapping + "/*"));
    }
}
