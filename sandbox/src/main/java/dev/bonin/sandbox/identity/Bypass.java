package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.merchant.PersonField;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant's {@code bypass} changes in the result.
 *
 * @param withheld values that the merchant does not want, such as KG Inicis' {@code FRGNDInfo=N}
 * @param site the site for which DIs are made, NHN KCP's {@code web_siteid}; null for the channel's MID
 */
public record Bypass(Set<PersonField> withheld, @Nullable String site) {
    private static final Bypass NONE = new Bypass(Set.of(), null);

    public Bypass {
        withheld = Set.copyOf(withheld);
    }

    /** Returns a bypass that changes nothing. */
    public static Bypass none() {
        return NONE;
    }
}
