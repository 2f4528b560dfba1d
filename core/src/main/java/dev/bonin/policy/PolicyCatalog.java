package dev.bonin.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All policies that purposes can name: the built-in ones and the application's own. */
public final class PolicyCatalog {
    /** The date of the law texts that the built-in policies implement. It changes with their behaviour. */
    public static final String VERSION = "2026-11-23";

    private final Map<String, Policy> own = new TreeMap<>();

    /**
     * Creates the catalogue.
     *
     * @throws UnusablePolicyException if a policy's name is malformed, built in or duplicated
     */
    public PolicyCatalog(Collection<? extends Policy> own) {
        own.forEach(this::add);
    }

    private void add(Policy policy) {
        var name = PolicyName.parse(policy.name());
        if (BuiltIn.of(name).isPresent()) {
            throw name.unusable("a name of its own; " + name.family() + " is built in");
        }
        if (own.put(name.text(), policy) != null) {
            throw name.unusable("one policy of that name");
        }
    }

    /**
     * Returns the policy of that name.
     *
     * @throws UnusablePolicyException if it is unknown or its argument is invalid
     */
    public Policy policy(String name) {
        var parsed = PolicyName.parse(name);
        return Optional.ofNullable(own.get(name))
                .or(() -> BuiltIn.of(parsed).map(builtIn -> builtIn.policy(parsed)))
                .orElseThrow(() -> parsed.unusable("one of " + names()));
    }

    /** Returns {@code guardian_consent}: a guardian can change what it decides, where the purpose says so. */
    public static Policy guardianConsent() {
        return new GuardianConsent();
    }

    /** Returns {@code age_of_majority}, which guardians have to pass. */
    public static Policy ageOfMajority() {
        return new AgeOfMajority();
    }

    private String names() {
        return Stream.concat(Arrays.stream(BuiltIn.values()).map(BuiltIn::family), own.keySet().stream())
                .collect(Collectors.joining(", "));
    }

    /**
     * Checks that policies can decide together for one purpose. Shadow policies decide nothing and must not be
     * included.
     *
     * @throws UnusablePolicyException if a policy is duplicated, or no person can pass all of them
     */
    public void requireTogether(String purpose, List<? extends Policy> policies) {
        new Combination(purpose, List.copyOf(policies)).require();
    }
}
