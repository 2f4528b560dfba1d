package dev.bonin.audit;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What the access log says about a time range, as figures for the report of an incident (개인정보 유출등 신고): the items
 * of data, when, and how many people. It contains ids and no value of a person.
 *
 * @param entries the number of entries that the filter selects
 * @param first the moment of the first of them; empty if there is none
 * @param last the moment of the last of them
 * @param actions the number of entries by action
 * @param opened the openings of values among them
 * @param accesses the openings by who opened from where, most verifications first
 * @param chain what shows whether the entries can be relied on
 */
public record Incident(
        long entries,
        Optional<Instant> first,
        Optional<Instant> last,
        SortedMap<AuditAction, Long> actions,
        Opened opened,
        List<Accesses> accesses,
        Chain chain) {

    /**
     * Values that were opened, redeemed or exported.
     *
     * @param times how often
     * @param verifications the ids of the verifications whose values these were
     * @param people the ids of their people, as far as Bonin still knows them
     * @param withoutPerson the ids of verifications whose person is not known: erased since, or of a purpose that
     *     does not keep {@code person}
     * @param values the code of each value, and the number of verifications of which it was opened
     */
    public record Opened(
            long times,
            Set<String> verifications,
            Set<PersonId> people,
            Set<String> withoutPerson,
            SortedMap<String, Integer> values) {

        /** Returns the least number of affected people: somebody unknown may be one of the known. */
        public int atLeast() {
            return people.isEmpty() ? Math.min(1, withoutPerson.size()) : people.size();
        }

        /**
         * Returns the greatest number of affected people: each verification without a known person may be of another.
         * A person has a separate id for each application and is counted once for each.
         */
        public int atMost() {
            return people.size() + withoutPerson.size();
        }
    }

    /**
     * Openings by one actor from one address.
     *
     * @param times how often
     * @param verifications the number of different verifications
     * @param first the moment of the first opening
     * @param last the moment of the last opening
     */
    public record Accesses(String actor, String source, long times, int verifications, Instant first, Instant last) {}

    /**
     * Whether the log was tampered with.
     *
     * @param whole the check of the whole chain
     * @param from the number of the first entry within the time range; 0 if there is none
     * @param to the number of the last entry within the time range; 0 if there is none
     * @param broken the numbers at which an entry was changed, cannot be parsed, or is preceded by a gap, within these
     *     and beside them as far as an entry may have been within before its time was changed; the first thousand
     * @param unproven the number of the first such entry after the range: whoever changed it may have changed the range
     *     and everything between, with their hashes; 0 if there is none
     */
    public record Chain(AuditFinding whole, long from, long to, List<Long> broken, long unproven) {
        /** Returns whether every entry of the time range follows its predecessor unchanged, which later ones prove. */
        public boolean isIntact() {
            return broken.isEmpty() && unproven == 0;
        }
    }
}
