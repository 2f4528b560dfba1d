package dev.bonin.sandbox.identity;

import org.jspecify.annotations.Nullable;

/**
 * What the merchant's {@code bypass} changes in the result.
 *
 * @param typed whether the window asks the person for what some agencies do not report; false for KG Inicis'
 *     {@code FRGNDInfo=N}
 * @param site the site for which DIs are made, NHN KCP's {@code web_siteid}; null for the channel's MID
 */
public record Bypass(boolean typed, @Nullable String site) {
    private static final Bypass NONE = new Bypass(true, null);

    /** Returns a bypass that changes nothing. */
    public static Bypass none() {
        return NONE;
    }

    public Bypass withTyped(boolean otherwise) {
        return new Bypass(otherwise, site);
    }

    public Bypass withSite(@Nullable String other) {
        return new Bypass(typed, other);
    }
}
