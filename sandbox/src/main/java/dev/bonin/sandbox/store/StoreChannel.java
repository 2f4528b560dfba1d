package dev.bonin.sandbox.store;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.merchant.Channel;

/**
 * A channel of a store, as PortOne V2 reports it with a record.
 *
 * @param name the name in PortOne's console
 * @param contract what the provider reports over this channel, and the {@code channelKey}
 */
public record StoreChannel(ChannelType type, String name, Channel contract) {
    private static final String KEY = "channel-key-";

    public StoreChannel {
        requireNonNull(type, "type");
        requireNonNull(name, "name");
        requireNonNull(contract, "contract");
    }

    public String key() {
        return contract.key();
    }

    /** Returns PortOne's own id of the channel, which differs from the key. */
    public String id() {
        return key().startsWith(KEY) ? "channel-id-" + key().substring(KEY.length()) : "channel-id-" + key();
    }
}
