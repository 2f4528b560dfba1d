package dev.bonin.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash chain of the log. The hash of each entry is SHA-256 over the previous hash, the entry's number and all its
 * fields, each preceded by its length. Changing, removing, adding or moving an entry requires changing every later
 * entry and the head, which may also be stored elsewhere.
 */
public final class AuditChain {
    private AuditChain() {}

    /**
     * Returns the hash of an entry at its position.
     *
     * @param previous the hash of the previous entry
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
            throw new IllegalStateException("SHA-256 is missing from this Java platform", impossible);
        }
    }
}
