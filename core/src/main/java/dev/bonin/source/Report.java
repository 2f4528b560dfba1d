package dev.bonin.source;

import dev.bonin.person.Identity;
import java.time.Instant;
import java.util.Optional;

/**
 * What the source says about one {@code imp_uid}: typed, and nothing in it trusted yet.
 *
 * @param merchantUid which verification request it belongs to, in the words of the page that opened the window
 * @param provider who verified, such as {@code danal}
 * @param certified whether somebody was verified at all; a report exists before that, and after a failure
 * @param certifiedAt when, by the source's clock
 * @param origin the page that opened the window, in its own words; unbounded
 * @param toldAt the source's time when it told this; what {@code certifiedAt} is to be compared with
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

    /** The same, as if the source had told it at another time of its own. */
    public Report toldAt(Instant time) {
        return new Report(impUid, merchantUid, provider, certified, certifiedAt, origin, identity, time);
    }

    /** Names the report and its state, and nothing of the person. */
    @Override
    public String toString() {
        return "Report[impUid=" + impUid + ", provider=" + provider + ", certified=" + certified + "]";
    }
}
