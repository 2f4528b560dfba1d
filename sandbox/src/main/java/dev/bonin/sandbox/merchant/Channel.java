package dev.bonin.sandbox.merchant;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * One contract of a merchant with a provider.
 *
 * @param key the browser's {@code channelKey}
 * @param mid the merchant's id at the provider (상점아이디); every DI depends on it
 * @param adultShop whether the merchant sells what minors may not buy: some agencies refuse it
 */
public record Channel(String key, Provider provider, String mid, Set<AddOn> addOns, boolean adultShop) {

    public Channel {
        requireText("key", key);
        requireNonNull(provider, "provider");
        requireText("mid", mid);
        addOns = Set.copyOf(addOns);
    }

    /** A channel of a shop for everybody. */
    public Channel(String key, Provider provider, String mid, Set<AddOn> addOns) {
        this(key, provider, mid, addOns, false);
    }

    /** Returns the agencies that a person can choose; the first is the default. */
    public List<Agency> agencies() {
        return provider == Provider.INICIS_UNIFIED && adultShop
                ? provider.agencies().stream().filter(Agency::servesAdultShops).toList()
                : provider.agencies();
    }

    /** Returns how the value appears in a record of this channel. */
    public Presence presence(PersonField field, Agency agency) {
        return provider.presence(field, addOns, agency);
    }

    static void requireText(String name, String value) {
        if (requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + ": blank (expected: text)");
        }
    }
}
