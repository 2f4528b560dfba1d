package dev.bonin.person;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Within what a CI or a DI tells people apart: a CI everywhere, a DI within one provider and merchant id. Two values of
 * one scope can be compared; of two scopes nobody can tell whether they are of one person.
 *
 * @param text without blanks; the same for the same scope
 */
public record KeyScope(String text) implements Comparable<KeyScope> {
    /** Of every CI. */
    public static final KeyScope CI = new KeyScope("ci");

    /** Of the DIs that a provider gives out for a merchant id, which may be empty where none is set. */
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
