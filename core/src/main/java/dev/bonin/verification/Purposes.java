package dev.bonin.verification;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why people are verified here.
 *
 * @param declared by an operator, by name; none means that there is one, {@code default}, which keeps nothing of a
 *     person
 */
public record Purposes(Map<String, PurposeRules> declared) {
    private static final String DEFAULT = "default";

    public Purposes {
        declared = declared.isEmpty() ? Map.of(DEFAULT, PurposeRules.decisionOnly()) : Map.copyOf(declared);
    }

    /** The only one, named {@code default}. */
    public static Purposes undeclared() {
        return new Purposes(Map.of());
    }

    public Set<String> names() {
        return declared.keySet();
    }

    /** Of a purpose that is not declared any more nothing is kept. */
    public PurposeRules of(String purpose) {
        return declared.getOrDefault(purpose, PurposeRules.decisionOnly());
    }

    /**
     * The purpose that is meant.
     *
     * @param wanted empty means the only one or, among several, {@code default}
     * @return empty if there is no such purpose
     */
    public Optional<String> resolve(Optional<String> wanted) {
        if (wanted.isEmpty() && declared.size() == 1) {
            return names().stream().findFirst();
        }
        return Optional.of(wanted.orElse(DEFAULT)).filter(declared::containsKey);
    }

    /** That of a finish which nobody started, so that nobody could say why. */
    public String ofBareFinish() {
        return resolve(Optional.empty()).orElse(DEFAULT);
    }
}
