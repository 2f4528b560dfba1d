package dev.bonin.source;

import dev.bonin.person.Identity;
import java.time.Instant;
import java.util.Optional;

/**
 * The source's report about one {@code imp_uid}: parsed, but not checked yet.
 *
 * @param merchantUid the verification request that it belongs to, as sent by the page that opened the window
 * @param provider the verifying provider, such as {@code danal}
 * @param certified whether a person was verified; a report exists before that and after a failure, too
 * @param certifiedAt the time of the verification, by the source's clock
 * @param origin the page that opened the window, as sent by that page; of any length
 * @param toldAt the source's time when it sent the report; the reference for the age of {@code certifiedAt}
 */
public record Report(
        ImpUid impUid,
        Optional<String> merchantUid,
        String provider,
        boolean certified,
        Optional<Instant> certifiedAt,
        Optional<String> origin,
        Identity identity,
        Instant toldAt) {

    /** Returns the same report as if the source had sent it at another time. */
    public Report toldAt(Instant time) {
        return new Report(impUid, merchantUid, provider, certified, certifiedAt, origin, identity, time);
    }

    /** Prints the report's state without personal data. */
    @Override
    public String toString() {
        return "Report[impUid=" + impUid + ", provider=" + provider + ", certified=" + certified + "]";
    }
}
