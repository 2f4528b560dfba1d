package dev.bonin.sandbox.settings;

import dev.bonin.sandbox.carrier.AttemptLimits;
import dev.bonin.sandbox.merchant.AddOn;
import dev.bonin.sandbox.merchant.Aliases;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.rest.AnswerStyle;
import dev.bonin.sandbox.store.ChannelType;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@link Contents} as JSON: {@code merchants}, {@code stores}, {@code limits} and {@code v1}, each of them optional.
 * What is missing stays as it was.
 */
public final class ContentsFile {
    private static final Map<String, Provider> PROVIDERS = Entry.named(Provider.values(), Provider::code);
    private static final Map<String, AddOn> ADD_ONS =
            Entry.named(AddOn.values(), addOn -> addOn.name().toLowerCase(Locale.ROOT));
    private static final Map<String, ChannelType> TYPES = Entry.named(ChannelType.values(), ChannelType::name);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Set<Integer> STATUSES = Set.of(200, 400, 500);

    private final Entry file;
    private final Contents before;
    private final Set<String> codes = new HashSet<>();

    private ContentsFile(Entry file, Contents before) {
        this.file = file;
        this.before = before;
    }

    /**
     * Reads a file over what there is.
     *
     * @throws InvalidSettingsException if anything in it cannot be used; it names all mistakes
     */
    public static Contents read(String json, Contents before) {
        return new ContentsFile(Entry.parse(json), before).contents();
    }

    private Contents contents() {
        file.only("merchants", "stores", "limits", "v1");
        Supplier<List<Merchant>> merchants = merchants();
        Supplier<List<Store>> stores = file.has("stores") ? all(file.each("stores", this::store)) : before::stores;
        Supplier<AttemptLimits> limits = limits(file.entry("limits").only("attempts", "wrong_codes", "code_life"));
        Supplier<AnswerStyle> answers = answers(file.entry("v1").only("escaped", "refused_code_status"));
        return file.mistakes()
                .unlessAny(() ->
                        new Contents(merchants.get(), stores.get(), limits.get(), answers.get(), before.personas()));
    }

    private Supplier<List<Merchant>> merchants() {
        if (file.has("merchants")) {
            return all(file.each("merchants", this::merchant));
        }
        before.merchants().stream().map(Merchant::code).forEach(codes::add);
        return before::merchants;
    }

    private Supplier<Merchant> merchant(Entry merchant) {
        merchant.only("imp_key", "imp_secret", "imp_code", "other_keys", "other_codes", "channels");
        String key = once(merchant, "imp_key", merchant.text("imp_key"));
        String secret = merchant.text("imp_secret");
        String code = once(merchant, "imp_code", merchant.text("imp_code"));
        List<String> keys = merchant.texts("other_keys");
        List<String> otherCodes = merchant.texts("other_codes");
        codes.add(code);
        keys.forEach(other -> merchant.mistakes().requireOnce("imp_key", other, merchant.placeOf("other_keys")));
        otherCodes.forEach(
                other -> merchant.mistakes().requireOnce("imp_code", other, merchant.placeOf("other_codes")));
        List<Supplier<Channel>> channels = merchant.each(
                "channels",
                channel -> contract(channel.only("key", "provider", "mid", "add_ons", "adult_shop"), merchant.place()));
        return () -> new Merchant(
                key, secret, code, all(channels).get(), new Aliases(Set.copyOf(keys), Set.copyOf(otherCodes)), null);
    }

    private Supplier<Store> store(Entry store) {
        store.only("id", "api_secret", "merchant", "channels");
        String id = once(store, "id", store.text("id"));
        String secret = once(store, "api_secret", store.text("api_secret"));
        String merchant = store.findText("merchant").orElse(null);
        if (merchant != null && !codes.contains(merchant)) {
            store.mistakes().unfit(store.placeOf("merchant"), "the imp_code of a merchant", "고객사의 imp_code");
        }
        List<Supplier<StoreChannel>> channels = store.each("channels", channel -> storeChannel(channel, store.place()));
        return () -> new Store(id, secret, all(channels).get(), merchant);
    }

    private static Supplier<StoreChannel> storeChannel(Entry channel, String owner) {
        channel.only("key", "type", "name", "provider", "mid", "add_ons", "adult_shop");
        ChannelType type = channel.choice("type", TYPES, ChannelType.TEST);
        Supplier<Channel> contract = contract(channel, owner);
        String name = channel.findText("name").orElse("");
        return () -> new StoreChannel(type, name.isEmpty() ? contract.get().key() : name, contract.get());
    }

    private static Supplier<Channel> contract(Entry channel, String owner) {
        String key = channel.text("key");
        channel.mistakes().requireOnce("channel of " + owner, key, channel.placeOf("key"));
        Provider provider = channel.choice("provider", PROVIDERS);
        String mid = channel.text("mid");
        Set<AddOn> addOns = channel.choices("add_ons", ADD_ONS);
        boolean adultShop = channel.flag("adult_shop", false);
        return () -> new Channel(key, provider, mid, addOns, adultShop);
    }

    private Supplier<AttemptLimits> limits(Entry limits) {
        AttemptLimits usual = before.limits();
        int attempts = limits.count("attempts", usual.attempts());
        int wrongCodes = limits.count("wrong_codes", usual.wrongCodes());
        Duration life =
                limits.findText("code_life").map(text -> duration(limits, text)).orElse(usual.codeLife());
        return () -> new AttemptLimits(attempts, wrongCodes, life);
    }

    private static Duration duration(Entry limits, String text) {
        try {
            Duration life = Duration.parse(text);
            if (!life.isZero() && !life.isNegative() && life.compareTo(LONGEST) <= 0) {
                return life;
            }
        } catch (DateTimeException unreadable) {
            // Told below, like a duration that is too short or too long
        }
        limits.mistakes().unfit(limits.placeOf("code_life"), "a time such as PT3M, at most P1D", "PT3M 같은 시간, 최대 P1D");
        return Duration.ofMinutes(3);
    }

    private Supplier<AnswerStyle> answers(Entry v1) {
        boolean escaped = v1.flag("escaped", before.answers().escaped());
        int status = v1.count("refused_code_status", before.answers().refusedCodeStatus());
        if (!STATUSES.contains(status)) {
            v1.mistakes().unfit(v1.placeOf("refused_code_status"), "200, 400 or 500", "200, 400, 500 가운데 하나");
        }
        return () -> new AnswerStyle(escaped, status);
    }

    private static String once(Entry entry, String name, String value) {
        entry.mistakes().requireOnce(name, value, entry.placeOf(name));
        return value;
    }

    private static <T> Supplier<List<T>> all(List<Supplier<T>> parts) {
        return () -> parts.stream().map(Supplier::get).toList();
    }
}
