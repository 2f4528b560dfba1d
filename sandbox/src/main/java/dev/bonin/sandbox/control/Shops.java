package dev.bonin.sandbox.control;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import dev.bonin.sandbox.store.Stores;
import java.util.List;
import java.util.stream.Stream;

/** All merchants of V1 and stores of V2, with what a page and a server set of them. */
final class Shops {
    private static final String OWN = "(your own)";
    private static final String OWN_IN_BOTH_LANGUAGES = "(직접 설정한 값, your own)";

    private final Merchants merchants;
    private final Stores stores;

    /** One merchant or store as rows of a page. */
    record Rows(String name, List<List<String>> names, List<List<String>> channels) {}

    Shops(Merchants merchants, Stores stores) {
        this.merchants = requireNonNull(merchants, "merchants");
        this.stores = requireNonNull(stores, "stores");
    }

    List<Rows> merchants() {
        return merchants.all().stream().map(Shops::rows).toList();
    }

    List<Rows> stores() {
        return stores.all().stream().map(Shops::rows).toList();
    }

    private static Rows rows(Merchant merchant) {
        List<List<String>> names = List.of(
                List.of("imp_key", merchant.impKey()),
                List.of("imp_secret", shown(merchant, OWN_IN_BOTH_LANGUAGES)),
                List.of("IMP.init", merchant.code()));
        return new Rows(
                merchant.code(),
                names,
                merchant.channels().stream().map(Shops::cells).toList());
    }

    private static Rows rows(Store store) {
        List<List<String>> names =
                List.of(List.of("storeId", store.id()), List.of("API Secret", shown(store, OWN_IN_BOTH_LANGUAGES)));
        return new Rows(
                store.id(), names, store.channels().stream().map(Shops::cells).toList());
    }

    private static List<String> cells(Channel channel) {
        return List.of(channel.key(), channel.provider().code(), channel.mid(), String.join(", ", contracts(channel)));
    }

    private static List<String> cells(StoreChannel channel) {
        return Stream.concat(
                        cells(channel.contract()).stream(),
                        Stream.of(channel.type().name()))
                .toList();
    }

    private static List<String> contracts(Channel channel) {
        return Stream.concat(
                        channel.addOns().stream().map(Enum::name).sorted(),
                        channel.adultShop() ? Stream.of("ADULT_SHOP") : Stream.of())
                .toList();
    }

    /** Returns the first merchant and store by the names that they had before there were several, and then all. */
    JsonObject json() {
        return JsonObject.empty()
                .with("merchant", json(merchants.byDefault()))
                .with("channels", keys(merchants.byDefault().channels().stream().map(Channel::key)))
                .with("store", stores.byDefault().id())
                .with(
                        "storeChannels",
                        keys(stores.byDefault().channels().stream().map(StoreChannel::key)))
                .with("merchants", JsonArray.of(merchants.all().stream().map(Shops::whole)))
                .with("stores", JsonArray.of(stores.all().stream().map(Shops::whole)));
    }

    private static JsonObject json(Merchant merchant) {
        return JsonObject.empty()
                .with("imp_code", merchant.code())
                .with("imp_key", merchant.impKey())
                .with("imp_secret", shown(merchant, OWN));
    }

    private static JsonObject whole(Merchant merchant) {
        return json(merchant)
                .with("channels", JsonArray.of(merchant.channels().stream().map(Shops::json)));
    }

    private static JsonObject whole(Store store) {
        return JsonObject.empty()
                .with("id", store.id())
                .with("api_secret", shown(store, OWN))
                .with(
                        "channels",
                        JsonArray.of(store.channels().stream()
                                .map(channel -> json(channel.contract())
                                        .with("type", channel.type().name()))));
    }

    private static JsonObject json(Channel channel) {
        return JsonObject.empty()
                .with("key", channel.key())
                .with("provider", channel.provider().code())
                .with("mid", channel.mid())
                .with("add_ons", JsonArray.ofStrings(contracts(channel).stream()));
    }

    private static JsonArray keys(Stream<String> keys) {
        return JsonArray.ofStrings(keys);
    }

    private static String shown(Merchant merchant, String otherwise) {
        return shown(merchant.impSecret(), Merchant.example().impSecret(), otherwise);
    }

    private static String shown(Store store, String otherwise) {
        return shown(store.apiSecret(), Store.example().apiSecret(), otherwise);
    }

    /** What PortOne's public guide prints, or we invented, is no secret; what somebody configured may be a real one. */
    private static String shown(String secret, String printed, String otherwise) {
        return secret.equals(printed) ? secret : otherwise;
    }
}
