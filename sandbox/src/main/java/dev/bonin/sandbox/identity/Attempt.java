package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.store.StoreChannel;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as the merchant began it.
 *
 * @param customData null if none was given
 * @param operator null unless the merchant named it
 */
public record Attempt(
        StoreChannel channel,
        RequestedCustomer customer,
        @Nullable String customData,
        @Nullable Carrier operator,
        Bypass bypass) {

    /** Returns an attempt of whose person the merchant said nothing. */
    public static Attempt through(StoreChannel channel) {
        return new Attempt(channel, RequestedCustomer.unknown(), null, null, Bypass.none());
    }

    /** Returns the channel, without personal data. */
    @Override
    public String toString() {
        return "Attempt[" + channel.key() + "]";
    }
}
