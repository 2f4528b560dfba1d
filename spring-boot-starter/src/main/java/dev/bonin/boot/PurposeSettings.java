package dev.bonin.boot;

import dev.bonin.boot.BoninProperties.Purpose;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.PurposeDefaults;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.Keep;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what each purpose stores of people, and for how long. Live mode stores people only with a chosen period. */
final class PurposeSettings {
    private static final String UNDER_14 = "under_14";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final String PERSON = "person";
    private static final String NOTHING = "nothing";

    /** Outcomes are repeated for fifteen minutes; a person must not be erased earlier. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Duration SHORTEST_TO_REDEEM = Duration.ofMinutes(1);
    private static final Duration LONGEST_TO_REDEEM = Duration.ofDays(1);
    private static final Duration IN_SANDBOX = Duration.ofDays(30);

    private final Map<String, Purpose> purposes;
    private final Mode mode;
    private final PurposePolicies policies;
    private final PortOneApi usual;

    PurposeSettings(Map<String, Purpose> purposes, Mode mode, PurposePolicies policies, PortOneApi usual) {
        this.purposes = purposes;
        this.mode = mode;
        this.policies = policies;
        this.usual = usual;
    }

    Purposes declared() {
        if (purposes.isEmpty()) {
            return Purposes.undeclared(usual, PurposeRules.REDEEM_WITHIN);
        }
        return new Purposes(purposes.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> name(entry.getKey()), entry -> rules(entry.getKey(), entry.getValue()))));
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new RefusedStartException(
                    "bonin.purposes has a name that is not made of small letters, digits and underscores.",
                    "Name purposes like signup or adult_check, with at most 64 characters.");
        }
        return name;
    }

    private PurposeRules rules(String name, Purpose purpose) {
        var keep = keep(name, purpose.keep());
        var eraseAfter = eraseAfter(name, keep, purpose.eraseAfter());
        return new PurposeRules(
                keep,
                eraseAfter,
                policies.deciding(name, purpose.policies(), keep),
                policies.inShadow(name, purpose.shadow(), keep),
                validFor(name, purpose.validFor(), eraseAfter),
                ChosenApis.of(name, purpose, usual),
                redeemWithin(name, purpose.redeemWithin(), eraseAfter),
                asksGuardian(name, purpose, keep));
    }

    private static boolean asksGuardian(String purpose, Purpose chosen, Keep keep) {
        if (!List.of("none", UNDER_14).contains(chosen.guardian())) {
            throw new RefusedStartException(
                    "bonin.purposes." + purpose + ".guardian cannot be used.",
                    "Set it to none, or to under_14: children under 14 go on once their legal guardian has consented"
                            + " (개인정보 보호법 제22조의2).");
        }
        var asks = chosen.guardian().equals(UNDER_14);
        if (asks && (!keep.person() || chosen.redeemWithin().isZero())) {
            throw new RefusedStartException(
                    "bonin.purposes." + purpose + ".guardian is under_14, and the purpose keeps no person or hands"
                            + " nothing over.",
                    "Add person to bonin.purposes." + purpose + ".keep, since child and guardian are compared, and set"
                            + " bonin.purposes." + purpose + ".redeem-within to more than 0s, since the child's code"
                            + " gets the link.");
        }
        return asks;
    }

    private static Keep keep(String purpose, @Nullable List<String> words) {
        if (words == null) {
            return PurposeDefaults.of(purpose).keep();
        }
        var wanted = words.stream().map(String::strip).toList();
        if (wanted.contains(NOTHING) && wanted.size() > 1) {
            throw unreadable(purpose);
        }
        var values = EnumSet.noneOf(IdentityValue.class);
        wanted.stream()
                .filter(word -> !word.equals(PERSON) && !word.equals(NOTHING))
                .forEach(word -> values.add(IdentityValue.tryParse(word).orElseThrow(() -> unreadable(purpose))));
        return new Keep(wanted.contains(PERSON), values);
    }

    private static RefusedStartException unreadable(String purpose) {
        var values =
                Arrays.stream(IdentityValue.values()).map(IdentityValue::code).collect(Collectors.joining(", "));
        return new RefusedStartException(
                "bonin.purposes." + purpose + ".keep names something that cannot be stored.",
                "Set it to nothing, or to some of: person (the same person is recognised), " + values + ".");
    }

    /** Returns whether live mode would refuse a purpose because it stores people and has no period. */
    static boolean isWithoutPeriod(String name, Purpose purpose) {
        return purpose.eraseAfter() == null && !keep(name, purpose.keep()).isNothing();
    }

    /**
     * Returns the values that a purpose stores.
     *
     * @throws RefusedStartException if its setting names others
     */
    static Set<IdentityValue> values(String name, Purpose purpose) {
        return keep(name, purpose.keep()).values();
    }

    private Duration eraseAfter(String purpose, Keep keep, @Nullable Duration chosen) {
        if (chosen == null) {
            return Optional.of(PurposeRules.DECISION_KEPT_FOR)
                    .filter(unused -> keep.isNothing())
                    .orElseGet(() -> unchosen(purpose));
        }
        if (chosen.compareTo(SHORTEST) < 0 || chosen.compareTo(LONGEST) > 0) {
            throw new RefusedStartException(
                    "bonin.purposes." + purpose + ".erase-after cannot be used.",
                    "Set it to a time from 1h to 3650d, such as 30d.");
        }
        return chosen;
    }

    /** Returns the validity, which cannot be longer than the decision is stored. */
    private static Optional<Duration> validFor(String purpose, @Nullable Duration chosen, Duration eraseAfter) {
        if (chosen == null) {
            return PurposeDefaults.of(purpose)
                    .validFor()
                    .map(usual -> usual.compareTo(eraseAfter) < 0 ? usual : eraseAfter);
        }
        if (chosen.compareTo(SHORTEST) < 0 || chosen.compareTo(eraseAfter) > 0) {
            throw new RefusedStartException(
                    "bonin.purposes." + purpose + ".valid-for cannot be used.",
                    "Set it to a time from 1h up to bonin.purposes." + purpose
                            + ".erase-after: a decision cannot be relied on when it is erased.");
        }
        return Optional.of(chosen);
    }

    private static Duration redeemWithin(String purpose, Duration chosen, Duration eraseAfter) {
        var isTooShort = chosen.isNegative() || (!chosen.isZero() && chosen.compareTo(SHORTEST_TO_REDEEM) < 0);
        if (isTooShort || chosen.compareTo(LONGEST_TO_REDEEM) > 0 || chosen.compareTo(eraseAfter) > 0) {
            throw new RefusedStartException(
                    "bonin.purposes." + purpose + ".redeem-within cannot be used.",
                    "Set it to 0s, or to a time from 1m to 24h that is no longer than bonin.purposes." + purpose
                            + ".erase-after.");
        }
        return chosen;
    }

    private Duration unchosen(String purpose) {
        if (mode == Mode.LIVE) {
            throw new RefusedStartException(
                    "The purpose " + purpose + " stores people, and it is not set for how long.",
                    "Set bonin.purposes." + purpose + ".erase-after to a time such as 365d, after which they are erased"
                            + " (개인정보 보호법 제21조), or bonin.purposes." + purpose + ".keep to nothing.");
        }
        return IN_SANDBOX;
    }
}
