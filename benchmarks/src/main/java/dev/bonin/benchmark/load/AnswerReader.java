package dev.bonin.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Parses consecutive answers incrementally. Supports only what the contenders send, and fails on anything else. */
final class AnswerReader {
    private static final int LARGEST = 64 * 1024;
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
    private static final int UNTIL_STATUS = "HTTP/1.1 ".length();

    private final ByteBuffer bytes = ByteBuffer.allocate(LARGEST);
    private int headEnd = -1;
    private int length = -1;
    private String head = "";

    /** Returns the buffer for further bytes. */
    ByteBuffer room() {
        return bytes;
    }

    /** Returns the answer once it is complete, and starts the next one. */
    Optional<Answer> poll() {
        if (headEnd < 0 && !readHead()) {
            return Optional.empty();
        }
        return length >= 0 ? sized() : chunked();
    }

    private boolean readHead() {
        for (int i = 3; i < bytes.position(); i++) {
            if (bytes.get(i) == '\n'
                    && bytes.get(i - 1) == '\r'
                    && bytes.get(i - 2) == '\n'
                    && bytes.get(i - 3) == '\r') {
                headEnd = i + 1;
                head = text(0, headEnd);
                length = length(head.toLowerCase(Locale.ROOT));
                return true;
            }
        }
        return false;
    }

    private static int length(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            if (!head.contains(CHUNKED)) {
                throw new IllegalStateException(
                        "An answer of unknown length: " + head.lines().findFirst());
            }
            return -1;
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    private Optional<Answer> sized() {
        return bytes.position() < headEnd + length ? Optional.empty() : Optional.of(answer(headEnd, headEnd + length));
    }

    /**
     * Contenders write one chunk; with several, chunk sizes would remain in the body, which no caller minds.
     */
    private Optional<Answer> chunked() {
        var soFar = text(headEnd - 2, bytes.position());
        return soFar.endsWith(LAST_CHUNK)
                ? Optional.of(answer(headEnd, bytes.position() - LAST_CHUNK.length()))
                : Optional.empty();
    }

    private Answer answer(int from, int to) {
        var status = Integer.parseInt(head.substring(UNTIL_STATUS, UNTIL_STATUS + 3));
        var answer = new Answer(status, head, text(from, Math.max(from, to)));
        bytes.clear();
        headEnd = -1;
        length = -1;
        return answer;
    }

    private String text(int from, int to) {
        return new String(bytes.array(), from, to - from, StandardCharsets.UTF_8);
    }
}
