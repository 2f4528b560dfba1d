package dev.bonin.purpose;

import dev.bonin.source.PortOneApi;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The purposes of verifications.
 *
 * @param declared by an operator, by name; if empty, there is one purpose, {@code default}, which stores nothing about
 *     a person
 */
public record Purposes(Map<String, PurposeRules> declared) {
    private static final String DEFAULT = "default";

    /** Ends the names of the purposes that guardians are verified for, and of no declared one. */
    private static final String OF_GUARDIANS = ":guardian";

    public Purposes {
        if (declared.keySet().stream().anyMatch(Purposes::isOfGuardians)) {
            throw new IllegalArgumentException("declared: a name that ends in " + OF_GUARDIANS
                    + " (expected: another; guardians are verified for it)");
        }
        declared = declared.isEmpty() ? Map.of(DEFAULT, PurposeRules.decisionOnly()) : Map.copyOf(declared);
    }

    /** Returns the single purpose {@code default}, on PortOne V1. */
    public static Purposes undeclared() {
        return undeclared(PortOneApi.V1);
    }

    /** Returns the single purpose {@code default}. */
    public static Purposes undeclared(PortOneApi api) {
        return undeclared(api, Duration.ZERO);
    }

    /**
     * Returns the single purpose {@code default}.
     *
     * @param redeemWithin how long after the finish the application can redeem what was certified
     */
    public static Purposes undeclared(PortOneApi api, Duration redeemWithin) {
        var rules = PurposeRules.decisionOnly().on(api).redeemableWithin(redeemWithin);
        return new Purposes(Map.of(DEFAULT, rules));
    }

    public Set<String> names() {
        return declared.keySet();
    }

    /** Returns the rules of a purpose; those that store only the decision if it is not declared (any more). */
    public PurposeRules of(String purpose) {
        return known(purpose).orElseGet(PurposeRules::decisionOnly);
    }

    private Optional<PurposeRules> known(String purpose) {
        return isOfGuardians(purpose)
                ? Optional.ofNullable(declared.get(purpose.substring(0, purpose.length() - OF_GUARDIANS.length())))
                        .filter(PurposeRules::asksGuardian)
                        .map(PurposeRules::ofGuardians)
                : Optional.ofNullable(declared.get(purpose));
    }

    /** Returns whether people can still be verified for a purpose: it is declared, or that of its guardians. */
    public boolean has(String purpose) {
        return known(purpose).isPresent();
    }

    /** Returns the purpose that the guardians of people of this purpose are verified for. No browser can ask for it. */
    public static String ofGuardians(String purpose) {
        return purpose + OF_GUARDIANS;
    }

    /** Returns whether guardians are verified for it, whose outcome goes only to the page that asked. */
    public static boolean isOfGuardians(String purpose) {
        return purpose.endsWith(OF_GUARDIANS);
    }

    /**
     * Returns the name of the requested purpose.
     *
     * @param wanted if empty, the only purpose or, among several, {@code default}
     * @return empty if there is no such purpose
     */
    public Optional<String> resolve(Optional<String> wanted) {
        if (wanted.isEmpty() && declared.size() == 1) {
            return names().stream().findFirst();
        }
        return Optional.of(wanted.orElse(DEFAULT)).filter(declared::containsKey);
    }

    /** Returns the purpose of a bare finish, which no start has named. */
    public String ofBareFinish() {
        return resolve(Optional.empty()).orElse(DEFAULT);
    }
}
