package dev.bonin.sandbox.merchant;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import org.jspecify.annotations.Nullable;

/** The site for which a provider makes DIs: the channel's MID, unless NHN KCP is told another by the merchant. */
public final class DiSite {

    private DiSite() {}

    /**
     * Returns the site that {@code kcpV2.web_siteid} names; null if the channel is not NHN KCP's, or none is named.
     *
     * @param bypass the whole {@code bypass}, of V1 or V2
     * @throws Refusal if a member has another type
     */
    @Nullable
    public static String named(Provider provider, JsonObject bypass) {
        if (provider != Provider.KCP_V2) {
            return null;
        }
        String site = new Members(new Members(bypass).object("kcpV2")).textOrNull("web_siteid");
        return site == null || site.isBlank() ? null : site;
    }

    /** Returns the site for which a person's DI is made. */
    public static String of(Channel channel, @Nullable String named) {
        return named == null ? channel.mid() : named;
    }
}
