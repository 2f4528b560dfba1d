package dev.bonin.source;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a report of PortOne V2. The merchant mints it, so for a request of ours it is that request's id. PortOne
 * documents no format; only letters, digits, and what needs no percent-encoding in a path is read here.
 */
public record IdentityVerificationId(String value) implements Evidence {
    private static final Pattern SHAPE = Pattern.compile("(?!\\.{1,2}$)[0-9A-Za-z._~-]{1,100}");

    public IdentityVerificationId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "identityVerificationId: malformed (expected: up to 100 letters, digits and . _ ~ -)");
        }
    }

    /** Parses an untrusted id; empty if it is malformed. */
    public static Optional<IdentityVerificationId> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new IdentityVerificationId(text)) : Optional.empty();
    }

    @Override
    public PortOneApi api() {
        return PortOneApi.V2;
    }

    @Override
    public String toString() {
        return value;
    }
}
