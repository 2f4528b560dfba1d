package dev.bonin.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All policies that purposes can name: the built-in ones and an application's own. */
public final class PolicyCatalog {
    /** The day whose law texts the built-in policies follow. It changes with what they decide. */
    public static final String VERSION = "2026-11-23";

    private final Map<String, Policy> own = new TreeMap<>();

    /** @throws UnusablePolicyException where one is named like no policy, like a built-in one or like another */
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
     * The policy of that name.
     *
     * @throws UnusablePolicyException where there is none, or its argument is wrong
     */
    public Policy policy(String name) {
        var parsed = PolicyName.parse(name);
        return Optional.ofNullable(own.get(name))
                .or(() -> BuiltIn.of(parsed).map(builtIn -> builtIn.policy(parsed)))
                .orElseThrow(() -> parsed.unusable("one of " + names()));
    }

    private String names() {
        return Stream.concat(Arrays.stream(BuiltIn.values()).map(BuiltIn::family), own.keySet().stream())
                .collect(Collectors.joining(", "));
    }

    /**
     * Refuses policies that cannot decide together for one purpose. Those in its shadow decide nothing, so they are
     * none of them.
     *
     * @throws UnusablePolicyException where one is named twice, or several leave nobody who passes all
     */
    public void requireTogether(String purpose, List<? extends Policy> policies) {
        new Combination(purpose, List.copyOf(policies)).require();
    }

    /** What a purpose of that name asks where its policies are not declared. */
    public static List<String> shippedFor(String purpose) {
        return switch (purpose) {
            case "signup" -> List.of("one_person_one_account");
            case "adult_check" -> List.of("youth_protection");
            case "age_of_majority" -> List.of("age_of_majority");
            case "recover_account" -> List.of("same_person_as_account", "fresh:10m");
            default -> List.of();
        };
    }

    /**
     * Whether a purpose of that name compares the person with that of the account that was named, where it has one,
     * besides what its policies ask: a borrowed phone must not make somebody else's account an adult's. A purpose
     * without any policy compares nobody.
     */
    public static boolean comparesAccount(String purpose) {
        return purpose.equals("adult_check") || purpose.equals("age_of_majority");
    }

    /**
     * For how long a verification for a purpose of that name is good where nobody says otherwise. Source: 청소년 보호법 시행령
     * 제17조 제2항.
     */
    public static Optional<Duration> validityOf(String purpose) {
        return purpose.equals("adult_check") ? Optional.of(Duration.ofDays(365)) : Optional.empty();
    }
}
