package dev.bonin.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The built-in policies. The name of each is its constant in lower case. */
enum BuiltIn {
    MINIMUM_AGE,
    AGE_OF_MAJORITY,
    YOUTH_PROTECTION,
    GAME_ADULT,
    GUARDIAN_CONSENT,
    FRESH,
    ONE_PERSON_ONE_ACCOUNT,
    NOT_BANNED,
    SAME_PERSON_AS_ACCOUNT,
    NATIONALITY,
    CARRIER,
    PROVIDER,
    FORM_MATCH;

    /** Returns the policy family of that name; empty if unknown. */
    static Optional<BuiltIn> of(PolicyName name) {
        return Arrays.stream(values())
                .filter(builtIn -> builtIn.family().equals(name.family()))
                .findFirst();
    }

    String family() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Creates the policy with the argument of {@code name}. */
    Policy policy(PolicyName name) {
        return switch (this) {
            case MINIMUM_AGE -> MinimumAge.of(name);
            case AGE_OF_MAJORITY -> name.alone(new AgeOfMajority());
            case YOUTH_PROTECTION -> name.alone(new YouthProtection());
            case GAME_ADULT -> name.alone(new GameAdult());
            case GUARDIAN_CONSENT -> name.alone(new GuardianConsent());
            case FRESH -> FreshEnough.of(name);
            case ONE_PERSON_ONE_ACCOUNT -> name.alone(new OnePersonOneAccount());
            case NOT_BANNED -> name.alone(new NotBanned());
            case SAME_PERSON_AS_ACCOUNT -> name.alone(new SamePersonAsAccount());
            case NATIONALITY -> NationalityChoice.of(name);
            case CARRIER -> CarrierChoice.of(name);
            case PROVIDER -> ProviderChoice.of(name);
            case FORM_MATCH -> FormMatch.of(name);
        };
    }
}
