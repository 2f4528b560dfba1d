package dev.bonin.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Bytes that mean one thing only: each part is preceded by its length, so that no two lists of parts give the same.
 * What a value is sealed for is written so, and it opens nowhere else; likewise what is hashed.
 */
final class Associated {
    /** Of the tables and of what is in a sealed value; another one opens nothing of this. */
    private static final String SCHEMA = "bonin-1";

    private Associated() {}

    /** Where a sealed value belongs. */
    static byte[] place(String application, String table, String column, String... row) {
        return parts(Stream.concat(Stream.of(SCHEMA, application, table, column), Stream.of(row))
                .toArray(String[]::new));
    }

    static byte[] parts(String... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            var text = part.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        return bytes.toByteArray();
    }

    /** The last of the parts, which is the value where there is one. */
    static String last(byte[] parts) {
        var bytes = ByteBuffer.wrap(parts);
        byte[] part = {};
        while (bytes.hasRemaining()) {
            part = new byte[bytes.getInt()];
            bytes.get(part);
        }
        return new String(part, StandardCharsets.UTF_8);
    }
}
