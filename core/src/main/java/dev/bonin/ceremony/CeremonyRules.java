package dev.bonin.ceremony;

import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.purpose.Purposes;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operator's settings for the ceremony.
 *
 * @param origins the pages that may open the agency's window of PortOne V1, by their addresses, of which only the
 *     origin counts: {@code https://shop.example}, or that of an app's own page ({@code about:blank}, {@code data:},
 *     {@code file:}, {@code capacitor://localhost}); empty allows any page and is invalid in live mode
 * @param providers the trusted providers ({@code pg_provider}); empty trusts all that the merchant has contracts
 *     with
 * @param channels the keys of the channels of PortOne V2 on which people may be verified; empty allows all of the
 *     merchant's. Live mode always requires a live one
 * @param catalog the policies that applications may add to those of a purpose
 * @param merchantIds the merchant id at each provider (상점아이디), which is the scope of its DIs; empty means that each
 *     provider has a single merchant id that never changes
 */
public record CeremonyRules(
        Mode mode,
        Binding binding,
        Purposes purposes,
        Set<String> origins,
        Set<String> providers,
        Map<String, String> merchantIds,
        PolicyCatalog catalog,
        Set<String> channels) {
    public CeremonyRules {
        origins = Set.copyOf(origins);
        providers = Set.copyOf(providers);
        merchantIds = Map.copyOf(merchantIds);
        channels = Set.copyOf(channels);
        if (mode == Mode.LIVE && origins.isEmpty()) {
            throw new IllegalArgumentException("origins: none (expected: at least one in live mode)");
        }
        if (!origins.stream()
                .allMatch(address -> AllowedOrigin.originOf(address).isPresent())) {
            throw new IllegalArgumentException(
                    "origins: one cannot be compared (expected: such as https://shop.example)");
        }
        if (mode == Mode.LIVE && binding != Binding.REQUIRED) {
            throw new IllegalArgumentException("binding: optional (expected: required in live mode)");
        }
    }

    /** Creates rules with the built-in policies, for all channels. */
    public CeremonyRules(
            Mode mode,
            Binding binding,
            Purposes purposes,
            Set<String> origins,
            Set<String> providers,
            Map<String, String> merchantIds) {
        this(mode, binding, purposes, origins, providers, merchantIds, new PolicyCatalog(List.of()), Set.of());
    }

    /** Returns whether pages can be compared with {@code address}. */
    public static boolean isComparable(String address) {
        return AllowedOrigin.originOf(address).isPresent();
    }

    /**
     * Returns the policies that decide for a purpose.
     *
     * @param added names of additional policies; duplicates of the purpose's own are ignored
     * @throws UnusablePolicyException if a policy is unknown, or needs the person's standing although the purpose
     *     keeps no persons
     */
    public List<Policy> policies(String purpose, List<String> added) {
        var rule = purposes.of(purpose);
        if (added.isEmpty()) {
            return rule.policies();
        }
        var own = rule.policies().stream().map(Policy::name).collect(Collectors.toSet());
        var others = added.stream()
                .distinct()
                .filter(name -> !own.contains(name))
                .map(catalog::policy)
                .toList();
        if (!rule.keep().person() && others.stream().anyMatch(Policy::needsStanding)) {
            throw new UnusablePolicyException(
                    "policies: one needs stored persons (expected: none, since " + purpose + " stores no persons)");
        }
        return Stream.concat(rule.policies().stream(), others.stream()).toList();
    }

    /** Returns rules with one purpose that allow every origin and provider. */
    public static CeremonyRules sandbox(Binding binding) {
        return new CeremonyRules(Mode.SANDBOX, binding, Purposes.undeclared(), Set.of(), Set.of(), Map.of());
    }
}
