package dev.bonin.sandbox.settings;

import dev.bonin.sandbox.http.AcceptedHosts;
import dev.bonin.sandbox.merchant.AddOn;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.store.ChannelType;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of the first merchant and the first store, from environment variables: enough for most applications that
 * have their own keys already.
 */
public final class EnvironmentVariables {
    private static final String IMP_KEY = "BONIN_SANDBOX_IMP_KEY";
    private static final String IMP_SECRET = "BONIN_SANDBOX_IMP_SECRET";
    private static final String IMP_CODE = "BONIN_SANDBOX_IMP_CODE";
    private static final String STORE_ID = "BONIN_SANDBOX_STORE_ID";
    private static final String API_SECRET = "BONIN_SANDBOX_API_SECRET";
    private static final String CHANNELS = "BONIN_SANDBOX_CHANNELS";
    private static final String HOSTS = "BONIN_SANDBOX_HOSTS";

    private final Map<String, String> variables;
    private final Contents before;
    private final Mistakes mistakes = new Mistakes();

    private EnvironmentVariables(Map<String, String> variables, Contents before) {
        this.variables = variables;
        this.before = before;
    }

    /**
     * Reads variables over what there is. {@code BONIN_SANDBOX_CHANNELS} adds test channels with all additional
     * contracts to both merchant and store: {@code channel-key-1=danal, channel-key-2=kcp_v2.MID}.
     *
     * @throws InvalidSettingsException if one cannot be used; it names all mistakes
     */
    public static Contents read(Map<String, String> variables, Contents before) {
        return new EnvironmentVariables(variables, before).contents();
    }

    /** Returns the further names of the sandbox in {@code BONIN_SANDBOX_HOSTS}; none that {@link #read} refuses. */
    public static Set<String> hosts(Map<String, String> variables) {
        return namesIn(variables).filter(AcceptedHosts::isName).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> namesIn(Map<String, String> variables) {
        return Stream.of(variables.getOrDefault(HOSTS, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    private Contents contents() {
        if (!namesIn(variables).allMatch(AcceptedHosts::isName)) {
            mistakes.unfit(
                    HOSTS, "names without a port, such as sandbox.example.com", "sandbox.example.com처럼 포트가 없는 호스트 이름");
        }
        List<Channel> channels = channels();
        requireUnused();
        return mistakes.unlessAny(() -> before.withMerchants(
                        instead(before.merchants(), merchant(before.merchants().get(0), channels)))
                .withStores(instead(before.stores(), store(before.stores().get(0), channels))));
    }

    private Merchant merchant(Merchant first, List<Channel> channels) {
        return new Merchant(
                find(IMP_KEY).orElse(first.impKey()),
                find(IMP_SECRET).orElse(first.impSecret()),
                find(IMP_CODE).orElse(first.code()),
                Stream.concat(channels.stream(), first.channels().stream()).toList(),
                first.aliases().without(find(IMP_KEY), find(IMP_CODE)),
                first.tier());
    }

    private Store store(Store first, List<Channel> channels) {
        Stream<StoreChannel> added =
                channels.stream().map(channel -> new StoreChannel(ChannelType.TEST, channel.key(), channel));
        boolean ofFirstMerchant = before.merchants().get(0).code().equals(first.merchantCode());
        return new Store(
                find(STORE_ID).orElse(first.id()),
                find(API_SECRET).orElse(first.apiSecret()),
                Stream.concat(added, first.channels().stream()).toList(),
                ofFirstMerchant ? find(IMP_CODE).orElse(first.merchantCode()) : first.merchantCode());
    }

    private List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        for (String text : find(CHANNELS).map(all -> all.split(",", -1)).orElse(new String[0])) {
            channel(text.strip()).ifPresent(channels::add);
        }
        Set<String> keys = new LinkedHashSet<>();
        Stream.concat(
                        before.merchants().get(0).channels().stream().map(Channel::key),
                        before.stores().get(0).channels().stream().map(StoreChannel::key))
                .forEach(keys::add);
        for (Channel channel : channels) {
            if (!keys.add(channel.key())) {
                mistakes.unfit(CHANNELS, "each key once", "서로 다른 채널 키");
            }
        }
        return channels;
    }

    private Optional<Channel> channel(String text) {
        int equals = text.indexOf('=');
        String provider = text.substring(equals + 1);
        int dot = provider.indexOf('.');
        Optional<Provider> found = Provider.find(dot < 0 ? provider : provider.substring(0, dot));
        if (equals < 1 || found.isEmpty() || provider.endsWith(".")) {
            mistakes.unfit(
                    CHANNELS,
                    "channel-key-1=danal, channel-key-2=kcp_v2.MID",
                    "channel-key-1=danal, channel-key-2=kcp_v2.MID");
            return Optional.empty();
        }
        String mid = dot < 0 ? usualMid(found.get()) : provider.substring(dot + 1);
        return Optional.of(new Channel(text.substring(0, equals), found.get(), mid, Set.of(AddOn.values())));
    }

    /** Returns the MID of the first merchant's channel of this provider: a person then has the same DI on both. */
    private String usualMid(Provider provider) {
        return before.merchants().get(0).findChannel(provider).map(Channel::mid).orElse("MIDsandbox");
    }

    /** The other merchants and stores keep their names, so ours must not be theirs. */
    private void requireUnused() {
        before.merchants().stream().skip(1).forEach(other -> {
            requireOther(IMP_KEY, other.impKey());
            requireOther(IMP_CODE, other.code());
            other.aliases().impKeys().forEach(key -> requireOther(IMP_KEY, key));
            other.aliases().codes().forEach(code -> requireOther(IMP_CODE, code));
        });
        before.stores().stream().skip(1).forEach(other -> {
            requireOther(STORE_ID, other.id());
            requireOther(API_SECRET, other.apiSecret());
        });
    }

    private void requireOther(String name, String taken) {
        if (find(name).filter(taken::equals).isPresent()) {
            mistakes.unfit(name, "a value that no other has", "다른 곳에 없는 값");
        }
    }

    /** An empty variable is one that is not set: container files often have such lines. */
    private Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    private static <T> List<T> instead(List<T> all, T first) {
        return Stream.concat(Stream.of(first), all.stream().skip(1)).toList();
    }
}
