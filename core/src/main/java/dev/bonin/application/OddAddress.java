package dev.bonin.application;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells what is odd about an address to which browsers shall be sent, if that is one of the usual mistakes. */
public final class OddAddress {
    private static final Set<String> WEB = Set.of("http", "https");

    private OddAddress() {}

    /** Returns a part of a sentence that says what to change, without quoting the address; empty if nothing is odd. */
    public static Optional<String> what(URI address) {
        var scheme = address.getScheme();
        if (scheme != null && !WEB.contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of(
                    "not a web page (expected: https://; an app opens by the https:// address of its App Link"
                            + " (Android) or Universal Link (iOS))");
        }
        if (address.getRawFragment() != null) {
            return Optional.of("has a # (expected: none, because the result is appended to the query)");
        }
        return ofHost(String.valueOf(address.getRawAuthority()));
    }

    private static Optional<String> ofHost(String host) {
        if (host.chars().anyMatch(letter -> letter > 0x7e)) {
            return Optional.of("the host has letters beyond ASCII (expected: its ASCII form, which begins with xn--)");
        }
        if (host.contains("_")) {
            return Optional.of(
                    "the host has an underscore (expected: letters, digits and hyphens, as in every host name)");
        }
        return Optional.empty();
    }
}
