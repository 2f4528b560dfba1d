package dev.bonin.verification;

import dev.bonin.policy.PolicyCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operator decides about the ceremony.
 *
 * @param originHosts the hosts, in small letters, whose pages may open the agency's window; none means any, which live mode does not allow
 * @param providers the providers ({@code pg_provider}) that are believed; none means all that the merchant has contracts with
 * @param policies the rules that applications may add to those of a purpose
 * @param merchantIds the merchant id at each provider (상점아이디), within which a DI means something; none means that each has one, which stays
 */
public record CeremonyRules(
        Mode mode,
        Binding binding,
        Purposes purposes,
        Set<String> originHosts,
        Set<String> providers,
        Map<String, String> merchantIds,
        PolicyCatalog policies) {
    public CeremonyRules {
        originHosts = Set.copyOf(originHosts);
        providers = Set.copyOf(providers);
        merchantIds = Map.copyOf(merchantIds);
        if (mode == Mode.LIVE && originHosts.isEmpty()) {
            throw new IllegalArgumentException("originHosts: none (expected: at least one in live mode)");
        }
        if (mode == Mode.LIVE && binding != Binding.REQUIRED) {
            throw new IllegalArgumentException("binding: optional (expected: required, as live mode knows no other)");
        }
    }

    /** With the built-in policies. */
    public CeremonyRules(
            Mode mode,
            Binding binding,
            Purposes purposes,
            Set<String> originHosts,
            Set<String> providers,
            Map<String, String> merchantIds) {
        this(mode, binding, purposes, originHosts, providers, merchantIds, new PolicyCatalog(List.of()));
    }

    /** With one purpose and every origin and provider. */
    public static CeremonyRules sandbox(Binding binding) {
        return new CeremonyRules(Mode.SANDBOX, binding, Purposes.undeclared(), Set.of(), Set.of(), Map.of());
    }
}
