package dev.bonin.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How entries hang together: the hash of each is SHA-256 over the hash of the one before, its own number and all that
 * it says, every part preceded by its length. Whoever changes, removes, adds or moves one has to change all that come
 * after it, and the end, which may be kept elsewhere.
 */
public final class AuditChain {
    private AuditChain() {}

    /**
     * The hash of an entry at its place.
     *
     * @param previous the hash of the entry before
     * @return 64 hexadecimal digits
     */
    public static String hash(String previous, long sequence, AuditEvent event) {
        var digest = sha256();
        var length = ByteBuffer.allocate(Integer.BYTES);
        for (var part : parts(previous, sequence, event)) {
            var text = part.getBytes(StandardCharsets.UTF_8);
            digest.update(length.putInt(0, text.length).array());
            digest.update(text);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<String> parts(String previous, long sequence, AuditEvent event) {
        return List.of(
                "bonin-audit-1",
                previous,
                Long.toString(sequence),
                event.id(),
                Long.toString(event.at().toEpochMilli()),
                event.application(),
                event.access().actor(),
                event.access().source(),
                event.access().reason(),
                event.purpose(),
                event.action().code(),
                event.verification().orElse(""),
                event.person().map(Object::toString).orElse(""),
                event.detail());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
