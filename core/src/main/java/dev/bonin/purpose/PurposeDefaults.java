package dev.bonin.purpose;

import dev.bonin.sealing.Keep;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a purpose does where its settings say nothing. It depends on the purpose's name: Bonin knows four.
 *
 * @param keep what is stored of the person: as little as the purpose allows
 * @param policies names of the policies that all have to let a person through
 * @param validFor how long a verification is valid after the finish; empty for no limit
 * @param comparesAccount whether the person is compared with the owner of the named account, if it has one, besides the
 *     policies: otherwise a borrowed phone could make another person's account an adult's. A purpose without policies
 *     never compares
 * @param provesOwner whether one of the policies must prove that the account is the person's: otherwise every verified
 *     person could recover any account
 */
public record PurposeDefaults(
        Keep keep, List<String> policies, Optional<Duration> validFor, boolean comparesAccount, boolean provesOwner) {

    private static final Keep PERSON = new Keep(true, Set.of());
    private static final PurposeDefaults OTHERS =
            new PurposeDefaults(Keep.NOTHING, List.of(), Optional.empty(), false, false);
    private static final Map<String, PurposeDefaults> KNOWN = known();

    private static Map<String, PurposeDefaults> known() {
        var known = new LinkedHashMap<String, PurposeDefaults>();
        known.put(
                "signup",
                new PurposeDefaults(PERSON, List.of("one_person_one_account"), Optional.empty(), false, false));
        known.put(
                "adult_check", // valid for a year: 청소년 보호법 시행령 제17조 제2항
                new PurposeDefaults(
                        Keep.NOTHING, List.of("youth_protection"), Optional.of(Duration.ofDays(365)), true, false));
        known.put(
                "age_of_majority",
                new PurposeDefaults(Keep.NOTHING, List.of("age_of_majority"), Optional.empty(), true, false));
        known.put(
                "recover_account",
                new PurposeDefaults(
                        PERSON, List.of("same_person_as_account", "fresh:10m"), Optional.empty(), false, true));
        return known;
    }

    /** Returns the defaults of a purpose of that name; those that store and decide nothing for any other name. */
    public static PurposeDefaults of(String purpose) {
        return KNOWN.getOrDefault(purpose, OTHERS);
    }

    /** Returns the names that have defaults of their own. */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }
}
