package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.Provenance;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Derives the rules of the ceremony from the settings, or refuses the start with what to set. */
public final class StartRules {
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9_]+");

    private final BoninProperties settings;

    public StartRules(BoninProperties settings) {
        this.settings = settings;
    }

    /**
     * Returns the rules.
     *
     * @param catalog the policies that purposes may name
     * @throws RefusedStartException if a setting is missing or cannot be used
     */
    public CeremonyRules ceremonyRules(PolicyCatalog catalog) {
        var mode = ChosenMode.of(settings);
        if (mode == Mode.LIVE) {
            new ChosenApis(settings, mode).used().forEach(this::requireCredentials);
            requirePublicUrl();
        }
        requireProviderNames(settings.portone().merchantIds().keySet());
        requireNoTwins(
                "bonin.portone.merchant-ids", settings.portone().merchantIds().keySet());
        ConfiguredStores.requireKept(settings, mode);
        requireNoTwins("bonin.purposes", settings.purposes(mode).keySet());
        var addresses = new AddressRules(settings, mode);
        addresses.checkPublicUrl();
        addresses.checkReturnUrl();
        addresses.checkAllowedOrigins();
        requireOwnChannelsAllowed(mode);
        return new CeremonyRules(
                mode,
                binding(mode),
                new PurposeSettings(
                                settings.purposes(mode),
                                mode,
                                policies(catalog),
                                new ChosenApis(settings, mode).usual())
                        .declared(),
                origins(),
                settings.portone().providers(),
                settings.portone().merchantIds(),
                catalog,
                settings.portone().v2().channels());
    }

    private PurposePolicies policies(PolicyCatalog catalog) {
        return new PurposePolicies(catalog, new Provenance(), settings.portone().providers());
    }

    private Binding binding(Mode mode) {
        if (settings.binding() == null) {
            return mode == Mode.SANDBOX ? Binding.OPTIONAL : Binding.REQUIRED;
        }
        var binding = ChosenMode.choose("bonin.binding", settings.binding(), Binding.values());
        if (mode == Mode.LIVE && binding == Binding.OPTIONAL) {
            throw new RefusedStartException(
                    "bonin.binding=optional would accept anybody's imp_uid from any browser.",
                    "Remove bonin.binding (BONIN_BINDING), or set it to required: live mode accepts nothing else.");
        }
        return binding;
    }

    /** Only an application that says where its pages are has their windows compared. */
    private Set<String> origins() {
        var url = settings.publicUrl();
        if (url == null) {
            return Set.of();
        }
        var origins = new HashSet<>(settings.portone().allowedOrigins());
        origins.add(url.toString());
        return origins;
    }

    /** Otherwise people would be verified on a channel that is refused afterwards. */
    private void requireOwnChannelsAllowed(Mode mode) {
        var v2 = settings.portone().v2();
        var ours = List.of(v2.channelOrSandbox(), v2.phoneChannel());
        if (new ChosenApis(settings, mode).used().contains(PortOneApi.V2)
                && !v2.channels().isEmpty()
                && !v2.channels().containsAll(ours)) {
            throw new RefusedStartException(
                    "bonin.portone.v2.channels leaves out a channel that is used here, so whoever is verified on it would be"
                            + " refused.",
                    "Add the keys of bonin.portone.v2.channel-key and bonin.portone.v2.phone-channel-key to"
                            + " bonin.portone.v2.channels (BONIN_PORTONE_V2_CHANNELS).");
        }
    }

    private void requireCredentials(PortOneApi api) {
        var portOne = settings.portone();
        switch (api) {
            case V1 -> {
                require("bonin.portone.imp-key", portOne.impKey(), "the REST API key");
                require("bonin.portone.imp-secret", portOne.impSecret(), "the REST API secret");
                require("bonin.portone.imp-code", portOne.impCode(), "the merchant code (고객사 식별코드)");
            }
            case V2 -> {
                require("bonin.portone.v2.api-secret", portOne.v2().apiSecret(), "the V2 API secret");
                require("bonin.portone.v2.store-id", portOne.v2().storeId(), "the store id");
                require("bonin.portone.v2.channel-key", portOne.v2().channelKey(), "the key of a live channel");
            }
        }
    }

    /**
     * Refuses malformed names of providers. A variable of the environment that leaves out the hyphen of
     * {@code merchant-ids} is read as {@code kcp.v2}, not as the {@code kcp_v2} of a file, and would be ignored
     * silently: a DI would belong to no merchant id.
     */
    private static void requireProviderNames(Set<String> providers) {
        var unknown = providers.stream()
                .filter(name -> !PROVIDER.matcher(name).matches())
                .findFirst();
        if (unknown.isPresent()) {
            throw new RefusedStartException(
                    "bonin.portone.merchant-ids has an entry whose name is not that of a provider.",
                    "Name the provider as PortOne does, such as danal or kcp_v2. As a variable of the environment that is"
                            + " BONIN_PORTONE_MERCHANT_IDS_KCP_V2, and a name with an underscore has to be declared in a file first.");
        }
    }

    /**
     * Refuses two names that differ only in underscores: a variable of the environment that leaves one out creates a
     * second, undeclared entry, which takes settings from the first.
     */
    private static void requireNoTwins(String setting, Set<String> names) {
        var seen = new HashMap<String, String>();
        for (var name : names) {
            var twin = seen.put(name.replace("_", ""), name);
            if (twin != null) {
                throw new RefusedStartException(
                        setting + " has " + twin + " and " + name + ", which differ only in underscores.",
                        "Remove one of them. A variable of the environment may have made it: there the setting is named "
                                + setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT)
                                + "_<NAME>, with each underscore of the name.");
            }
        }
    }

    private void requirePublicUrl() {
        var url = settings.publicUrl();
        if (url == null || !"https".equalsIgnoreCase(url.getScheme()) || url.getRawAuthority() == null) {
            throw new RefusedStartException(
                    "Live mode needs the address at which browsers reach this application, and it must be https.",
                    "Set bonin.public-url (BONIN_PUBLICURL), such as https://www.example.com.");
        }
    }

    private static void require(String name, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new RefusedStartException(
                    "Live mode needs " + what + " of your PortOne account, and " + name + " is not set.",
                    "Set " + name + " (" + environmentName(name)
                            + ") to the value shown in the PortOne console, through the"
                            + " environment or a file outside of version control.");
        }
    }

    private static String environmentName(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
