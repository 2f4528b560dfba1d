package dev.bonin.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that arrive in pieces. */
class AnswerReaderTest {
    private static final String SIZED = """
            HTTP/1.1 201 Created\r
            Content-Length: 26\r
            Set-Cookie: bonin=nonce; Path=/; HttpOnly\r
            \r
            {"merchant_uid":"abc123"}
            """;
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000})
    void areWholeWhenTheirLastByteIsThere(int piece) {
        var bytes = SIZED.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            assertThat(reader.poll()).as("before byte %d", from).isEmpty();
            reader.room().put(bytes, from, Math.min(piece, bytes.length - from));
        }

        var answer = reader.poll().orElseThrow();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.cookie()).isEqualTo("bonin=nonce");
        assertThat(answer.member("merchant_uid")).isEqualTo("abc123");
        assertThat(answer.member("other")).isEmpty();
        assertThat(reader.poll()).as("the next one").isEmpty();
    }

    @Test
    void endWithTheLastChunk() {
        reader.room().put(CHUNKED.substring(0, CHUNKED.length() - 3).getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.poll()).isEmpty();
        reader.room().put(CHUNKED.substring(CHUNKED.length() - 3).getBytes(StandardCharsets.US_ASCII));

        assertThat(reader.poll().orElseThrow().body()).contains("hello");
    }

    @Test
    void ofUnknownLengthAreGivenUp() {
        reader.room().put("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThatIllegalStateException().isThrownBy(reader::poll);
    }
}
