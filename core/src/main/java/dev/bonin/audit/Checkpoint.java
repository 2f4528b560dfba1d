package dev.bonin.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A former end of the chain, stored out of reach of anyone who can change the log.
 *
 * @param hash 64 hexadecimal digits
 */
public record Checkpoint(long sequence, String hash) {
    private static final Pattern SHAPE = Pattern.compile("(0|[1-9][0-9]{0,17}):([0-9a-f]{64})");

    public static Checkpoint of(AuditHead head) {
        return new Checkpoint(head.sequence(), head.hash());
    }

    /** Parses the text of {@link #toString}; empty if it is malformed. */
    public static Optional<Checkpoint> tryParse(String text) {
        var parts = SHAPE.matcher(text);
        return parts.matches()
                ? Optional.of(new Checkpoint(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    /** Returns {@code sequence:hash}. */
    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
