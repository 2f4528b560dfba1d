package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.identity.Attempt;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import dev.bonin.sandbox.store.Stores;
import dev.bonin.sandbox.window.WindowOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the argument of {@code requestIdentityVerification} (PortOne's browser SDK schema). Fields that the schema does
 * not have are ignored with a warning.
 */
final class SdkRequestText {
    private static final Set<String> FIELDS = Set.of(
            "storeId",
            "identityVerificationId",
            "channelKey",
            "customer",
            "windowType",
            "redirectUrl",
            "forceRedirect",
            "customData",
            "bypass",
            "popup",
            "iframe");
    private static final Set<String> PROVIDERS = Set.of("danal", "inicisUnified", "kcpV2");

    private final Members request;
    private final Members page;
    private final List<String> warnings = new ArrayList<>();

    private SdkRequestText(Members request, Members page) {
        this.request = request;
        this.page = page;
    }

    /**
     * Reads the request.
     *
     * @param body {@code request} as the page gave it, and {@code page} with its origin and device
     * @param attempt tells the attempts of one page apart
     */
    static SdkRequest read(JsonObject body, Stores stores, String attempt) throws SdkRefusal {
        try {
            Members members = new Members(body);
            return new SdkRequestText(new Members(members.object("request")), new Members(members.object("page")))
                    .read(stores, attempt);
        } catch (Refusal unreadable) {
            throw SdkRefusal.unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    private SdkRequest read(Stores stores, String attempt) throws SdkRefusal {
        String id = request.text("identityVerificationId");
        String storeId = request.text("storeId");
        requireBoolean("forceRedirect");
        warnOfUnknown("", request.object(), FIELDS);
        WindowType type = WindowType.read(new Members(request.object("windowType")), isOnPhone());
        Store store = stores.find(storeId)
                .orElseThrow(() -> SdkRefusal.of(
                        RefusalCode.STORE_NOT_FOUND, "storeId: not found (expected: a store of this sandbox)"));
        StoreChannel channel = channel(store);
        ProviderRules rules = rulesOf(channel.contract().provider());
        Members bypass = bypass(rules);
        RequestedCustomer customer = new CustomerText(new Members(request.object("customer")), warnings).read();
        WindowOrder order = rules.applyTo(plainOrder(channel, type, attempt), customer, bypass);
        Attempt begun = new Attempt(channel, customer, request.textOrNull("customData"), null, rules.effectOf(bypass));
        return new SdkRequest(store, id, begun, type, order, List.copyOf(warnings));
    }

    /** Returns the window of the channel's provider, with nothing of the page but the way back to it. */
    private WindowOrder plainOrder(StoreChannel channel, WindowType type, String attempt) throws SdkRefusal {
        PageAddress address = new PageAddress(page.findText("origin").orElse(""), request.textOrNull("redirectUrl"));
        return WindowOrder.of(channel.contract(), address.pathFrom(type, attempt));
    }

    private static ProviderRules rulesOf(Provider provider) {
        return switch (provider) {
            case DANAL -> new DanalRules();
            case KCP_V2 -> new KcpRules();
            case INICIS_UNIFIED -> new InicisRules();
        };
    }

    private boolean isOnPhone() {
        return page.object()
                .find("mobile")
                .filter(new JsonBoolean(true)::equals)
                .isPresent();
    }

    /** PortOne's schema makes the key optional, and demands a key or a channel group; there are no groups here. */
    private StoreChannel channel(Store store) throws SdkRefusal {
        String key = request.textOrNull("channelKey");
        if (key == null) {
            throw SdkRefusal.of(
                    RefusalCode.CHANNEL_NOT_FOUND, "channelKey: missing (expected: a channel of the store)");
        }
        return store.findChannel(key)
                .orElseThrow(() -> SdkRefusal.of(
                        RefusalCode.CHANNEL_NOT_FOUND, "channelKey: not found (expected: a channel of the store)"));
    }

    private Members bypass(ProviderRules rules) throws SdkRefusal {
        JsonObject bypass = request.object("bypass");
        warnOfUnknown("bypass.", bypass, PROVIDERS);
        if (bypass.find("kcp_v2").isPresent()) {
            warnings.add("bypass.kcp_v2: the name in PortOne's guide for NHN KCP (expected: kcpV2, as in its schema)");
        }
        Members part = new Members(new Members(bypass).object(rules.name()));
        if (bypass.find(rules.name()).filter(JsonObject.class::isInstance).isPresent()) {
            rules.require(part);
        }
        return part;
    }

    private void requireBoolean(String name) throws SdkRefusal {
        boolean fits = request.object()
                .find(name)
                .filter(value -> !(value instanceof JsonBoolean || value instanceof JsonNull))
                .isEmpty();
        if (!fits) {
            throw SdkRefusal.unreadable(name + ": another type (expected: true or false)");
        }
    }

    private void warnOfUnknown(String path, JsonObject object, Set<String> known) {
        object.members().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> path + shortened(name) + ": ignored (expected: one of "
                        + String.join(", ", known.stream().sorted().toList()) + ")")
                .forEach(warnings::add);
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}
