package dev.bonin.sandbox.merchant;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Other names that a merchant answers to: public samples use several for one merchant.
 *
 * @param impKeys REST API keys, with the same secret
 * @param codes for {@code IMP.init}
 */
public record Aliases(Set<String> impKeys, Set<String> codes) {

    public Aliases {
        impKeys = Set.copyOf(impKeys);
        codes = Set.copyOf(codes);
    }

    public static Aliases none() {
        return new Aliases(Set.of(), Set.of());
    }

    /** Returns the aliases without these, which have become somebody's own. */
    public Aliases without(Optional<String> impKey, Optional<String> code) {
        Set<String> keys = new HashSet<>(impKeys);
        Set<String> others = new HashSet<>(codes);
        impKey.ifPresent(keys::remove);
        code.ifPresent(others::remove);
        return new Aliases(keys, others);
    }

    /** Returns the key and the codes that PortOne's own samples have printed over the years. */
    static Aliases ofSamples() {
        return new Aliases(Set.of("imp_apiKey"), Set.of("iamport", "imp10391932", "imp19424728"));
    }
}
