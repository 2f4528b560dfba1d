package dev.bonin.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestIdsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final RequestIds ids = new RequestIds(new Random());
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @CsvSource({
        "00, -00f067aa0ba902b7-01",
        "01, -00f067aa0ba902b7-00-what-comes-after-version-00",
        "cc, -00f067aa0ba902b7-03"
    })
    void keepTheTraceIdOfTheCall(String version, String rest) {
        request.addHeader("traceparent", version + "-" + TRACE + rest);
        request.addHeader("X-Request-Id", "of-the-proxy");

        assertThat(ids.of(request)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01JD8X3B", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "Root_1.67891233-abcdef"})
    void keepTheIdOfTheCall(String id) {
        request.addHeader("X-Request-Id", id);

        assertThat(ids.of(request)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "'00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 '",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736"
            })
    void ignoreATraceThatIsNone(String header) {
        request.addHeader("traceparent", header);

        assertThat(ids.of(request)).matches("[0-9a-f]{16}");
    }

    @Test
    void ignoreTwoTraces() {
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b8-01");

        assertThat(ids.of(request)).matches("[0-9a-f]{16}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "with space",
                "line\r\nbreak",
                "line\nbreak",
                "12345678\n",
                "<script>1</script>",
                "비밀이름비밀이름",
                "${jndi:ldap://x}",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void ignoreAnIdThatIsOfNoSafeShape(String header) {
        request.addHeader("X-Request-Id", header);

        assertThat(ids.of(request)).matches("[0-9a-f]{16}");
    }

    @Test
    void areTheSameAsOftenAsAsked() {
        assertThat(ids.of(request)).isEqualTo(ids.of(request));
        assertThat(ids.of(new MockHttpServletRequest())).isNotEqualTo(ids.of(request));
    }
}
