package dev.bonin.server;

import dev.bonin.boot.PortOneProperties;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.settings.Contents;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.Stores;
import dev.bonin.web.answer.WindowParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which merchant and store of the embedded sandbox the settings mean, and which of the settings it does not know. */
final class SandboxNames {
    private final PortOneProperties portOne;
    private final Merchant merchant;
    private final Store store;
    private final boolean knowsStore;

    SandboxNames(Contents contents, PortOneProperties portOne) {
        this.portOne = portOne;
        var merchants = new Merchants(contents.merchants());
        var stores = new Stores(contents.stores());
        this.merchant = set(portOne.impCode()).flatMap(merchants::findByCode).orElseGet(merchants::byDefault);
        var named = set(portOne.v2().storeId());
        this.store = named.flatMap(stores::find).orElseGet(stores::byDefault);
        this.knowsStore = named.isEmpty() || named.flatMap(stores::find).isPresent();
    }

    /**
     * Settings whose values the sandbox does not know, by their names, sorted.
     *
     * @param replaced in whose place it uses its own
     * @param refused which it is called with, and refuses
     */
    record Foreign(List<String> replaced, List<String> refused) {
        static final Foreign NONE = new Foreign(List.of(), List.of());
    }

    /** Returns the merchant that the settings name, or the first. */
    Merchant merchant() {
        return merchant;
    }

    /** Returns the store that the settings name, or the first. */
    Store store() {
        return store;
    }

    /** Returns what pages pass to the scripts. A store or channel of the settings stays, also one that is not known. */
    WindowParameters windows() {
        return new WindowParameters(
                new WindowParameters.OfV1(merchant.code(), portOne.channelKey()),
                new WindowParameters.OfV2(
                        set(portOne.v2().storeId()).orElse(store.id()),
                        set(portOne.v2().channelKey())
                                .orElse(store.defaultChannel().key())));
    }

    Foreign foreign() {
        return new Foreign(replaced(), refused());
    }

    private List<String> replaced() {
        return unknown(Map.of(
                "bonin.portone.imp-code", isUnknown(portOne.impCode(), this::isCode),
                "bonin.portone.imp-key", isUnknown(portOne.impKey(), this::isKey),
                "bonin.portone.imp-secret", isUnknown(portOne.impSecret(), merchant.impSecret()::equals),
                "bonin.portone.v2.api-secret", isUnknown(portOne.v2().apiSecret(), store.apiSecret()::equals)));
    }

    private List<String> refused() {
        var v2 = portOne.v2();
        return unknown(Map.of(
                "bonin.portone.channel-key",
                isUnknown(portOne.channelKey(), key -> merchant.findChannel(key).isPresent()),
                "bonin.portone.v2.store-id",
                !knowsStore,
                "bonin.portone.v2.channel-key",
                isUnknown(v2.channelKey(), this::isChannel),
                "bonin.portone.v2.phone-channel-key",
                isUnknown(v2.phoneChannelKey(), this::isChannel),
                "bonin.portone.v2.channels",
                !v2.channels().stream().allMatch(this::isChannel)));
    }

    private boolean isCode(String code) {
        return merchant.code().equals(code) || merchant.aliases().codes().contains(code);
    }

    private boolean isKey(String key) {
        return merchant.impKey().equals(key) || merchant.aliases().impKeys().contains(key);
    }

    private boolean isChannel(String key) {
        return store.findChannel(key).isPresent();
    }

    private static List<String> unknown(Map<String, Boolean> settings) {
        var names = new TreeSet<String>();
        settings.forEach((name, isUnknown) -> {
            if (isUnknown) {
                names.add(name);
            }
        });
        return new ArrayList<>(names);
    }

    private static boolean isUnknown(@Nullable String value, Predicate<String> known) {
        return set(value).filter(known.negate()).isPresent();
    }

    private static Optional<String> set(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
