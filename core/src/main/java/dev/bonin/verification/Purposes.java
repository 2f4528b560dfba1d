package dev.bonin.verification;

import java.util.Optional;
import java.util.Set;

/**
 * Why people are verified here.
 *
 * @param names as an operator declared them; none means that there is one, {@code default}
 */
public record Purposes(Set<String> names) {
    private static final String DEFAULT = "default";

    public Purposes {
        names = names.isEmpty() ? Set.of(DEFAULT) : Set.copyOf(names);
    }

    /** The only one, named {@code default}. */
    public static Purposes undeclared() {
        return new Purposes(Set.of());
    }

    /**
     * The purpose that is meant.
     *
     * @param wanted empty means the only one or, among several, {@code default}
     * @return empty if there is no such purpose
     */
    public Optional<String> resolve(Optional<String> wanted) {
        if (wanted.isEmpty() && names.size() == 1) {
            return names.stream().findFirst();
        }
        return Optional.of(wanted.orElse(DEFAULT)).filter(names::contains);
    }

    /** That of a finish which nobody started, so that nobody could say why. */
    String ofBareFinish() {
        return resolve(Optional.empty()).orElse(DEFAULT);
    }
}
