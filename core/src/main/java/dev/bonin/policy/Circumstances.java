package dev.bonin.policy;

import dev.bonin.age.SeoulCalendar;
import dev.bonin.person.IdentityValue;
import dev.bonin.standing.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The input of a policy besides the identity.
 *
 * @param provider the verifying provider, such as {@code danal}
 * @param certifiedAt the time of the verification, by the source's clock, like {@code now}
 * @param account the application's account that the person is verified for; empty if none was named
 * @param standing empty unless one of the purpose's policies needs it
 * @param form empty if no form was typed before the verification
 */
public record Circumstances(
        String purpose,
        String provider,
        Instant certifiedAt,
        Instant now,
        Optional<String> account,
        Optional<Standing> standing,
        Optional<FormComparison> form) {

    /** Returns the current day in Seoul. */
    public LocalDate today() {
        return SeoulCalendar.day(now);
    }

    /** Prints the purpose and the provider, not the account. */
    @Override
    public String toString() {
        return "Circumstances[" + purpose + ", " + provider + "]";
    }

    /**
     * The typed form compared with the certified values; contains neither.
     *
     * @param typed the typed values
     * @param equal the typed values that equal values an agency vouches for
     */
    public record FormComparison(Set<IdentityValue> typed, Set<IdentityValue> equal) {
        public FormComparison {
            typed = Set.copyOf(typed);
            equal = Set.copyOf(equal);
        }
    }
}
