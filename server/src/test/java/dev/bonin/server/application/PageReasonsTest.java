package dev.bonin.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.reason.ReasonCatalog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the page knows of reasons is what it says to people, and nothing for operators. */
class PageReasonsTest {
    @Test
    void haveTitleAndDetailOfWhatThePageMeets() throws Exception {
        var response = new MockHttpServletResponse();
        new PageReasons(new ReasonCatalog()).answer().send(response);

        var script = response.getContentAsString();
        assertThat(response.getContentType()).startsWith("text/javascript");
        assertThat(script).startsWith("export const REASONS = {").endsWith("};\n");
        Map<String, Map<String, Map<String, String>>> texts = JsonPath.read(json(script), "$");
        assertThat(texts)
                .containsOnlyKeys("ko", "en")
                .allSatisfy((language, codes) -> assertThat(codes)
                        .containsKeys(
                                "not_certified", "origin_not_allowed", "unknown_page", "claimed_elsewhere", "page_over")
                        .doesNotContainKey("policy")
                        .allSatisfy((code, parts) -> assertThat(parts).containsOnlyKeys("title", "detail")));
    }

    private static String json(String script) {
        return script.substring(script.indexOf('{'), script.lastIndexOf(';'));
    }
}
