package dev.bonin.sandbox.merchant;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's account at PortOne.
 *
 * @param impKey REST API key
 * @param impSecret REST API secret
 * @param code the argument of {@code IMP.init} (고객사 식별코드)
 * @param channels at least one; the first is the default
 * @param aliases other keys and codes of this merchant
 * @param tier the code of a sub-merchant (하위 상점), which shares all the rest; null for the merchant itself
 */
public record Merchant(
        String impKey,
        String impSecret,
        String code,
        List<Channel> channels,
        Aliases aliases,
        @Nullable String tier) {
    private static final Pattern TIER = Pattern.compile("[A-Z0-9]{3}");

    public Merchant {
        Channel.requireText("impKey", impKey);
        Channel.requireText("impSecret", impSecret);
        Channel.requireText("code", code);
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels: none (expected: at least one)");
        }
        requireUniqueKeys(channels);
        requireNonNull(aliases, "aliases");
        if (tier != null && !TIER.matcher(tier).matches()) {
            throw new IllegalArgumentException("tier: unreadable (expected: three upper-case letters or digits)");
        }
    }

    /** A merchant without aliases, itself and not one of its sub-merchants. */
    public Merchant(String impKey, String impSecret, String code, List<Channel> channels) {
        this(impKey, impSecret, code, channels, Aliases.none(), null);
    }

    /** Returns the merchant whose credentials are printed in PortOne's guide, with one channel of each kind. */
    public static Merchant example() {
        return new Merchant(
                "imp_apikey",
                "ekKoeW8RyKuT0zgaZsUtXXTLQ4AhPFW3ZGseDA6bkA5lamv9OqDMnxyeB9wqOsuO9W3Mx9YSJ4dTqJ3f",
                "imp00000000",
                List.of(
                        new Channel(
                                "channel-key-sandbox-danal",
                                Provider.DANAL,
                                "A010002002",
                                Set.of(AddOn.PHONE, AddOn.CARRIER, AddOn.FOREIGNER)),
                        new Channel("channel-key-sandbox-danal-plain", Provider.DANAL, "A010002003", Set.of()),
                        new Channel("channel-key-sandbox-kcp", Provider.KCP_V2, "SM001", Set.of(AddOn.CI)),
                        new Channel("channel-key-sandbox-kcp-plain", Provider.KCP_V2, "SM002", Set.of()),
                        new Channel("channel-key-sandbox-inicis", Provider.INICIS_UNIFIED, "MIIsandbox", Set.of()),
                        new Channel(
                                "channel-key-sandbox-inicis-adult",
                                Provider.INICIS_UNIFIED,
                                "MIIadult",
                                Set.of(),
                                true)),
                Aliases.ofSamples(),
                null);
    }

    /**
     * Returns the sub-merchant with this code. Its records are its own; PortOne does not document what the merchant
     * itself sees of them, so here it sees none.
     *
     * @param otherTier null for the merchant itself
     * @throws IllegalArgumentException unless it has three upper-case letters or digits
     */
    public Merchant ofTier(@Nullable String otherTier) {
        return new Merchant(impKey, impSecret, code, channels, aliases, otherTier);
    }

    Stream<String> allKeys() {
        return Stream.concat(Stream.of(impKey), aliases.impKeys().stream());
    }

    Stream<String> allCodes() {
        return Stream.concat(Stream.of(code), aliases.codes().stream());
    }

    public Channel defaultChannel() {
        return channels.get(0);
    }

    public Optional<Channel> findChannel(String key) {
        return channels.stream().filter(channel -> channel.key().equals(key)).findFirst();
    }

    /**
     * Finds the channel for the older {@code pg} parameter: a provider code such as {@code danal}, optionally with the
     * MID as in {@code danal.A010002003}. The MIDs of PortOne's public test channels work at every merchant, as there.
     */
    public Optional<Channel> findChannelByPg(String pg) {
        return channels.stream()
                .filter(channel -> pg.equals(channel.provider().code())
                        || pg.equals(channel.provider().code() + "." + channel.mid()))
                .findFirst()
                .or(() -> Provider.ofPublicTestChannel(pg).flatMap(this::findChannel));
    }

    public Optional<Channel> findChannel(Provider provider) {
        return channels.stream()
                .filter(channel -> channel.provider() == provider)
                .findFirst();
    }

    private static void requireUniqueKeys(List<Channel> channels) {
        Set<String> seen = new HashSet<>();
        for (Channel channel : channels) {
            if (!seen.add(requireNonNull(channel, "channel").key())) {
                throw new IllegalArgumentException("channel key: " + channel.key() + " (expected: each key once)");
            }
        }
    }

    /** Returns the code, without key and secret. */
    @Override
    public String toString() {
        return "Merchant[" + code + "]";
    }
}
