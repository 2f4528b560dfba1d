package dev.bonin.portone.v2;

import java.util.regex.Pattern;

/**
 * The API secret of a store, from the PortOne console. It is never printed.
 *
 * @param value opaque; visible ASCII, since it is sent in a header
 */
public record ApiSecret(String value) {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    public ApiSecret {
        if (!VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "apiSecret: not usable (expected: the value shown in the PortOne console, without blanks)");
        }
    }

    /** Returns a fixed text without the secret. */
    @Override
    public String toString() {
        return "ApiSecret[hidden]";
    }
}
