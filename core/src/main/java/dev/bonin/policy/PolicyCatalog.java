package dev.bonin.policy;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The policies that a purpose may name. */
public final class PolicyCatalog {
    /** The day whose law texts the built-in policies follow. */
    public static final String VERSION = "2026-11-23";

    private final Map<String, Policy> own;

    public PolicyCatalog(Collection<Policy> own) {
        this.own = own.stream().collect(Collectors.toMap(Policy::name, Function.identity()));
    }

    public Policy policy(String name) {
        var found = own.get(name);
        if (found == null) {
            throw new IllegalArgumentException("policy: unknown");
        }
        return found;
    }
}
