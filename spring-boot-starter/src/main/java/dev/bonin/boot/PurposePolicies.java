package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.purpose.PurposeDefaults;
import dev.bonin.sealing.Keep;
import dev.bonin.source.Provenance;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the policies of each purpose by name. A policy that could never decide refuses the start, not every person
 * later.
 */
final class PurposePolicies {
    private static final String SAME_PERSON = "same_person_as_account";
    private static final String FORM = "form_match:";

    private final PolicyCatalog catalog;
    private final Provenance provenance;
    private final Set<String> providers;

    /**
     * @param providers the accepted providers; none means all, and then it is unknown which values are never verified
     */
    PurposePolicies(PolicyCatalog catalog, Provenance provenance, Set<String> providers) {
        this.catalog = catalog;
        this.provenance = provenance;
        this.providers = providers;
    }

    List<Policy> deciding(String purpose, @Nullable List<String> names, Keep keep) {
        var policies = named(
                purpose, "policies", names == null ? PurposeDefaults.of(purpose).policies() : names, keep);
        requireWhose(purpose, policies);
        return policies;
    }

    /** Checks that a verified person cannot recover an account without proof that it is theirs. */
    private static void requireWhose(String purpose, List<Policy> policies) {
        if (PurposeDefaults.of(purpose).provesOwner()
                && policies.stream()
                        .map(Policy::name)
                        .noneMatch(name -> name.startsWith(SAME_PERSON) || name.startsWith(FORM))) {
            throw new RefusedStartException(
                    "bonin.purposes." + purpose + ".policies would let anybody who is verified recover any account.",
                    "Name " + SAME_PERSON + " or " + FORM + "name+birthday among them.");
        }
    }

    List<Policy> inShadow(String purpose, List<String> names, Keep keep) {
        return named(purpose, "shadow", names, keep);
    }

    private List<Policy> named(String purpose, String setting, List<String> names, Keep keep) {
        var where = "bonin.purposes." + purpose + "." + setting;
        Function<String, Policy> find = name -> policy(where, name);
        var policies = names.stream().map(String::strip).map(find).toList();
        policies.forEach(policy -> requirePerson(where, policy, keep));
        policies.forEach(policy -> requireValues(where, policy));
        requireTogether(where, purpose, policies);
        return policies;
    }

    private Policy policy(String where, String name) {
        try {
            return catalog.policy(name);
        } catch (UnusablePolicyException unusable) {
            throw new RefusedStartException(
                    where + " names a policy that cannot be used: " + unusable.getMessage() + ".",
                    "Correct it, or declare a bean of type dev.bonin.policy.Policy with that name.");
        }
    }

    private void requireTogether(String where, String purpose, List<Policy> policies) {
        try {
            catalog.requireTogether(purpose, policies);
        } catch (UnusablePolicyException contradiction) {
            throw new RefusedStartException(
                    where + " names policies that do not go together: " + contradiction.getMessage() + ".",
                    "Remove one of them.");
        }
    }

    private static void requirePerson(String where, Policy policy, Keep keep) {
        if (policy.needsStanding() && !keep.person()) {
            throw new RefusedStartException(
                    where + " names " + policy.name()
                            + ", but the purpose does not store the person, so there is no one to compare with.",
                    "Add person to the keep of that purpose, or set the policies explicitly ([] for none).");
        }
    }

    private void requireValues(String where, Policy policy) {
        var never = policy.needs().stream()
                .filter(value -> !providers.isEmpty()
                        && providers.stream()
                                .allMatch(provider ->
                                        provenance.neverVerifiedBy(provider).contains(value)))
                .map(value -> value.code())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!never.isEmpty()) {
            throw new RefusedStartException(
                    where + " names " + policy.name() + ", which needs " + never
                            + ", and none of bonin.portone.providers ever verifies that.",
                    "Remove the policy, or add a provider that does, such as danal or kcp_v2.");
        }
    }
}
