package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Converts a body that the container has opened as text back to its bytes, which are UTF-8. */
final class ReadText {
    private ReadText() {}

    /**
     * Returns the bytes.
     *
     * @param charset the one that the container names for this request. Without one, containers differ: ISO-8859-1, as
     *     the specification says, or UTF-8 for JSON
     * @throws BadInputException if there are more than {@link RequestBytes#MAX_BYTES}
     */
    static byte[] bytes(Reader reader, @Nullable String charset) throws IOException {
        var text = text(reader);
        var bytes = text.getBytes(charset == null ? StandardCharsets.ISO_8859_1 : Charset.forName(charset));
        var original = charset != null || isUtf8(bytes) ? bytes : text.getBytes(StandardCharsets.UTF_8);
        if (original.length > RequestBytes.MAX_BYTES) {
            throw new BadInputException(CallReason.BODY_TOO_LARGE);
        }
        return original;
    }

    private static String text(Reader reader) throws IOException {
        var buffer = new char[RequestBytes.MAX_BYTES + 1];
        int length = 0;
        int count = reader.read(buffer, 0, buffer.length);
        while (count > 0) {
            length += count;
            count = length < buffer.length ? reader.read(buffer, length, buffer.length - length) : 0;
        }
        return new String(buffer, 0, length);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
