package dev.bonin.sandbox.store;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.merchant.AddOn;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Provider;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A store (상점) of PortOne V2.
 *
 * @param apiSecret the V2 API secret; here, each store has its own
 * @param channels at least one; the first is the default
 * @param merchantCode the V1 merchant whose certifications this store can read; null for none
 */
public record Store(
        String id,
        String apiSecret,
        List<StoreChannel> channels,
        @Nullable String merchantCode) {
    private static final Set<AddOn> DANAL_ADD_ONS = Set.of(AddOn.PHONE, AddOn.CARRIER, AddOn.FOREIGNER);

    public Store {
        requireText("id", id);
        requireText("apiSecret", apiSecret);
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels: none (expected: at least one)");
        }
        requireUniqueKeys(channels);
    }

    /**
     * Returns the default store, with a test and a live channel of each provider. Its test channels have the MIDs of
     * the default merchant's, so that a person has the same DI on V1 and V2.
     */
    public static Store example() {
        return new Store(
                "store-bonin-sandbox",
                "bonin-sandbox-api-secret",
                List.of(
                        test("danal", Provider.DANAL, "A010002002", DANAL_ADD_ONS),
                        test("danal-plain", Provider.DANAL, "A010002003", Set.of()),
                        test("kcp", Provider.KCP_V2, "SM001", Set.of(AddOn.CI)),
                        test("kcp-plain", Provider.KCP_V2, "SM002", Set.of()),
                        test("inicis", Provider.INICIS_UNIFIED, "MIIsandbox", Set.of()),
                        new StoreChannel(
                                ChannelType.TEST,
                                "inicis-adult",
                                new Channel(
                                        "channel-key-inicis-adult",
                                        Provider.INICIS_UNIFIED,
                                        "MIIadult",
                                        Set.of(),
                                        true)),
                        live("danal", Provider.DANAL, "A010009002", DANAL_ADD_ONS),
                        live("kcp", Provider.KCP_V2, "SM901", Set.of(AddOn.CI)),
                        live("inicis", Provider.INICIS_UNIFIED, "MIIlive", Set.of())),
                "imp00000000");
    }

    private static StoreChannel test(String name, Provider provider, String mid, Set<AddOn> addOns) {
        return new StoreChannel(ChannelType.TEST, name, new Channel("channel-key-" + name, provider, mid, addOns));
    }

    private static StoreChannel live(String name, Provider provider, String mid, Set<AddOn> addOns) {
        String key = "channel-key-" + name + "-live";
        return new StoreChannel(ChannelType.LIVE, name + "-live", new Channel(key, provider, mid, addOns));
    }

    public StoreChannel defaultChannel() {
        return channels.get(0);
    }

    public Optional<StoreChannel> findChannel(String key) {
        return channels.stream().filter(channel -> channel.key().equals(key)).findFirst();
    }

    public Optional<StoreChannel> findChannel(Provider provider) {
        return channels.stream()
                .filter(channel -> channel.contract().provider() == provider)
                .findFirst();
    }

    private static void requireText(String name, String value) {
        if (requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + ": blank (expected: text)");
        }
    }

    private static void requireUniqueKeys(List<StoreChannel> channels) {
        Set<String> seen = new HashSet<>();
        for (StoreChannel channel : channels) {
            if (!seen.add(channel.key())) {
                throw new IllegalArgumentException("channel key: " + channel.key() + " (expected: each key once)");
            }
        }
    }

    /** Returns the id, without the secret. */
    @Override
    public String toString() {
        return "Store[" + id + "]";
    }
}
