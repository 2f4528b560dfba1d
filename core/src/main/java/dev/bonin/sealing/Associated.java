package dev.bonin.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Unambiguous byte strings: the length precedes each part, so that different lists of parts never produce the same
 * bytes. They are the associated data of sealed values, which bind a value to its place, and the input of hashes.
 */
final class Associated {
    /** Version of the tables and of the content of sealed values. Changing it makes existing values unreadable. */
    private static final String SCHEMA = "bonin-1";

    private Associated() {}

    /** Returns the associated data for the place where a sealed value is stored. */
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

    /** Returns the last part, which is the value in a sealed person key. */
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
