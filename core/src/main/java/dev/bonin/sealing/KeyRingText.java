package dev.bonin.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text format of a key ring, with encrypted keys. The plain lines are readable for people and authenticated with
 * the keys: changing one makes the ring unreadable. The last line is a checksum, which distinguishes a truncated file
 * from one encrypted with another key.
 */
final class KeyRingText {
    private static final String FIRST = "bonin-key-ring 1";
    private static final String LAST = "sha256 ";
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern SHAPE = Pattern.compile("(?<head>" + FIRST + "\n"
            + "ring (?<ring>[0-9a-f-]{36})\n"
            + "(?<keys>(key (sealing|index) [0-9a-f]{8} [0-9TZ:.-]{1,40}\n)+))"
            + "sealing (?<sealing>[A-Za-z0-9_-]+)\n"
            + "index (?<index>[A-Za-z0-9_-]+)\n");

    private KeyRingText() {}

    static String write(KeyRing ring, KeyEncryptionKey kek) {
        var head = FIRST + "\nring " + ring.id() + "\n"
                + ring.keys().stream().map(KeyRingText::line).collect(Collectors.joining());
        var body = head
                + "sealing " + closed(ring, KeyUse.SEALING, head, kek) + "\n"
                + "index " + closed(ring, KeyUse.INDEX, head, kek) + "\n";
        return body + LAST + hash(body) + "\n";
    }

    private static String line(RingKey key) {
        return "key " + key.use().code() + " " + key.id() + " " + key.createdAt() + "\n";
    }

    private static String closed(KeyRing ring, KeyUse use, String head, KeyEncryptionKey kek) {
        return TO_TEXT.encodeToString(kek.close(ring.keyset(use).handle(), place(use, head)));
    }

    /**
     * Binds the keys to the hash of the plain lines, since key management services limit the size of associated data.
     */
    private static byte[] place(KeyUse use, String head) {
        return Associated.parts("bonin-keys-1", use.code(), hash(head));
    }

    static KeyRing read(String text, KeyEncryptionKey kek) {
        var end = text.lastIndexOf(LAST);
        if (end < 0 || !text.substring(end).equals(LAST + hash(text.substring(0, end)) + "\n")) {
            throw new SealingException("damaged or cut short; restore it from a backup");
        }
        var parts = SHAPE.matcher(text.substring(0, end));
        if (!parts.matches()) {
            throw new SealingException("not a key ring, or of a format that this version of Bonin does not support");
        }
        var keys = keys(parts.group("keys"));
        var head = parts.group("head");
        return KeyRing.of(
                parts.group("ring"),
                opened(KeyUse.SEALING, parts.group("sealing"), head, keys, kek),
                opened(KeyUse.INDEX, parts.group("index"), head, keys, kek));
    }

    private record Line(KeyUse use, KeyId id, Instant createdAt) {}

    private static List<Line> keys(String lines) {
        try {
            return lines.lines()
                    .map(line -> line.split(" "))
                    .map(words -> new Line(use(words[1]), new KeyId(words[2]), Instant.parse(words[3])))
                    .toList();
        } catch (DateTimeException unreadable) {
            throw new SealingException("invalid creation time of a key");
        }
    }

    private static KeyUse use(String code) {
        return Arrays.stream(KeyUse.values())
                .filter(use -> use.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Keyset opened(KeyUse use, String closed, String head, List<Line> keys, KeyEncryptionKey kek) {
        var handle = kek.open(Base64.getUrlDecoder().decode(closed), place(use, head));
        Map<KeyId, Instant> created = keys.stream()
                .filter(key -> key.use() == use)
                .collect(Collectors.toMap(Line::id, Line::createdAt, (one, other) -> one));
        return new Keyset(use, handle, created);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is missing from this Java platform", impossible);
        }
    }
}
