package dev.bonin.policy;

import dev.bonin.age.SeoulCalendar;
import dev.bonin.person.IdentityValue;
import dev.bonin.standing.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy may know besides the identity.
 *
 * @param provider who verified, such as {@code danal}
 * @param certifiedAt by the source's clock, as is {@code now}
 * @param account the application's account that somebody is to be verified for; empty where none was named
 * @param standing empty unless one of the purpose's policies asks for it
 * @param form empty where nothing was typed before
 */
public record Circumstances(
        String purpose,
        String provider,
        Instant certifiedAt,
        Instant now,
        Optional<String> account,
        Optional<Standing> standing,
        Optional<FormComparison> form) {

    /** Which day it is in Seoul. */
    public LocalDate today() {
        return SeoulCalendar.day(now);
    }

    /** Names the purpose and the provider, and not the account. */
    @Override
    public String toString() {
        return "Circumstances[" + purpose + ", " + provider + "]";
    }

    /**
     * What was typed before, compared with what was certified; neither is kept.
     *
     * @param typed what was typed at all
     * @param equal what of it an agency vouches for
     */
    public record FormComparison(Set<IdentityValue> typed, Set<IdentityValue> equal) {
        public FormComparison {
            typed = Set.copyOf(typed);
            equal = Set.copyOf(equal);
        }
    }
}
