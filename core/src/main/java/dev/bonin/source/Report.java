package dev.bonin.source;

import dev.bonin.person.Identity;
import java.time.Instant;
import java.util.Optional;

/**
 * The source's report about one id: parsed, but not checked yet.
 *
 * @param evidence the id that it is about, as the source names it
 * @param madeBy the API that made the record, since V2 reads records of V1, too; empty if it is not known
 * @param request the verification request that it belongs to, as sent by the page that opened the window
 * @param provider the verifying provider, such as {@code danal}; empty text if it is not reported
 * @param certified whether a person was verified; a report exists before that and after a failure, too
 * @param failure the provider's own code for a failure, of letters, digits and {@code . _ -}; for operators only
 * @param certifiedAt the time of the verification, by the source's clock
 * @param whence where the window was opened from
 * @param toldAt the source's time when it sent the report; the reference for the age of {@code certifiedAt}
 */
public record Report(
        Evidence evidence,
        Optional<PortOneApi> madeBy,
        Optional<String> request,
        String provider,
        boolean certified,
        Optional<String> failure,
        Optional<Instant> certifiedAt,
        Whence whence,
        Identity identity,
        Instant toldAt) {

    /**
     * Creates a report of PortOne V1.
     *
     * @param merchantUid the request, as the page passed it
     * @param origin the page that opened the window
     */
    public Report(
            ImpUid impUid,
            Optional<String> merchantUid,
            String provider,
            boolean certified,
            Optional<Instant> certifiedAt,
            Optional<String> origin,
            Identity identity,
            Instant toldAt) {
        this(
                impUid,
                Optional.of(PortOneApi.V1),
                merchantUid,
                provider,
                certified,
                Optional.empty(),
                certifiedAt,
                new Whence.Page(origin),
                identity,
                toldAt);
    }

    /** Returns the same report as if the source had sent it at another time. */
    public Report toldAt(Instant time) {
        return new Report(evidence, madeBy, request, provider, certified, failure, certifiedAt, whence, identity, time);
    }

    /** Returns the merchant id (상점아이디) at the provider; empty if the source does not report it. */
    public Optional<String> merchantId() {
        return whence instanceof Whence.Channel channel ? channel.merchantId() : Optional.empty();
    }

    /** Prints the report's state without personal data. */
    @Override
    public String toString() {
        return "Report[evidence=" + evidence + ", provider=" + provider + ", certified=" + certified + "]";
    }
}
