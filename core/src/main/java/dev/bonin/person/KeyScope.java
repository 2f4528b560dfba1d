package dev.bonin.person;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The scope within which a CI or DI distinguishes persons: a CI everywhere, a DI within one provider and merchant id.
 * Two values of one scope can be compared; two values of different scopes may or may not belong to the same person.
 *
 * @param text unique per scope, without spaces
 */
public record KeyScope(String text) implements Comparable<KeyScope> {
    /** The scope of all CIs. */
    public static final KeyScope CI = new KeyScope("ci");

    /**
     * Returns the scope of the DIs that a provider issues for a merchant id; the merchant id may be empty if none is
     * configured.
     */
    public static KeyScope di(String provider, String merchantId) {
        return new KeyScope("di:" + encoded(provider) + "/" + encoded(merchantId));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(KeyScope other) {
        return text.compareTo(other.text);
    }
}
