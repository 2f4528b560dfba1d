package dev.bonin.portone;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * PortOne's id of one certification. It is no secret and proves nothing: it travels through the browser and its address
 * bar.
 *
 * <p>PortOne documents no shape; {@code imp_} and 12 digits are what it sends. The check is wider, yet admits nothing that
 * could leave its path segment.
 */
public record ImpUid(String value) {
    private static final Pattern SHAPE = Pattern.compile("imp_[0-9A-Za-z_-]{1,64}");

    public ImpUid {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("imp_uid: not of its shape (expected: " + SHAPE.pattern() + ")");
        }
    }

    /**
     * Reads an id that came from outside.
     *
     * @throws IllegalArgumentException if {@code text} is not shaped like an {@code imp_uid}; the message never repeats it
     */
    public static ImpUid parse(String text) {
        return new ImpUid(text);
    }

    /** Reads an id that came from outside; empty if {@code text} is not shaped like an {@code imp_uid}. */
    public static Optional<ImpUid> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new ImpUid(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
