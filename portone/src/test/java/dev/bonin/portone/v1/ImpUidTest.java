package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImpUidTest {
    static Stream<String> shaped() {
        return Stream.of("imp_123456789012", "imp_1", "imp_a-B_9", "imp__", "imp_-", "imp_" + "7".repeat(64));
    }

    static Stream<String> misshapen() {
        return Stream.of(
                "",
                " ",
                "imp_",
                "imp",
                "imp-1",
                "IMP_1",
                "Imp_1",
                "ximp_1",
                " imp_1",
                "imp_1 ",
                "imp_1\n",
                "imp_1\r\n",
                "\nimp_1",
                "imp_1\nimp_2",
                "imp_1\u0000",
                "imp_1\u2028",
                "imp_1\u0085",
                "../payments/imp_1",
                "imp_1/../..",
                "imp_1/..",
                "imp_..",
                "imp_.",
                "imp_1/",
                "imp_1\\..",
                "imp_1%2F..",
                "imp_1%0a",
                "imp_1?_token=x",
                "imp_1#x",
                "imp_1;x",
                "imp_1&a=b",
                "imp_1+1",
                "imp_１２３",
                "imp_홍길동",
                "ｉｍｐ_1",
                "imp_١٢٣",
                "imp_é",
                "imp_e\u0301",
                "imp_\uD83D\uDE00",
                "imp_\uD83D",
                "imp_" + "7".repeat(65),
                "imp_" + "7".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("shaped")
    void keepsWhatIsShapedLikeOne(String text) {
        assertThat(ImpUid.parse(text).value()).isEqualTo(text);
        assertThat(ImpUid.tryParse(text)).contains(ImpUid.parse(text));
        assertThat(ImpUid.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @MethodSource("misshapen")
    void refusesWhatIsNotWithoutRepeatingIt(String text) {
        assertThat(ImpUid.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImpUid.parse(text))
                .withMessage("imp_uid: malformed (expected: imp_[0-9A-Za-z_-]{1,64})");
    }

    @ParameterizedTest
    @MethodSource("shaped")
    void reachesPortOneAsOneSegment(String text) throws Exception {
        var body = "{\"code\":0,\"response\":{\"imp_uid\":\"%s\",\"pg_provider\":\"danal\"}}".formatted(text);
        try (var server = ScriptedServer.telling(ScriptedServer.json(body));
                var client = PortOneClient.connect(server.settings())) {
            assertThat(client.certification(ImpUid.parse(text)).impUid().value())
                    .isEqualTo(text);
            assertThat(server.reportLines()).containsExactly("GET /certifications/" + text + " HTTP/1.1");
        }
    }
}
