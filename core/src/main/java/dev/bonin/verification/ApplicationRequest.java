package dev.bonin.verification;

import dev.bonin.secret.PageTokenHash;
import dev.bonin.secret.RedemptionCodeHash;
import java.time.Instant;
import java.util.Optional;

/**
 * What an application said when it started a request, and what it has had of it since.
 *
 * @param application its name
 * @param subject whom it wants verified, in its own words: compared when it redeems, shown to nobody
 * @param returnUrl where the browser goes afterwards; one that is registered for the application
 * @param returnState handed back to that page unchanged
 * @param page the link by which a browser may claim the request
 * @param code what the browser that claimed it will prove itself with; empty until one has
 * @param redeemedAt empty until the application has redeemed the code
 */
public record ApplicationRequest(
        String application,
        String subject,
        String returnUrl,
        Optional<String> returnState,
        PageTokenHash page,
        Optional<RedemptionCodeHash> code,
        Optional<Instant> redeemedAt) {

    public ApplicationRequest claimed(RedemptionCodeHash byCode) {
        return new ApplicationRequest(
                application, subject, returnUrl, returnState, page, Optional.of(byCode), redeemedAt);
    }

    public ApplicationRequest redeemed(Instant at) {
        return new ApplicationRequest(application, subject, returnUrl, returnState, page, code, Optional.of(at));
    }

    /** Without what names, or may name, a person. */
    ApplicationRequest erased() {
        return new ApplicationRequest(application, "", returnUrl, Optional.empty(), page, code, redeemedAt);
    }

    /** Hides the subject: it may well be a person's account. */
    @Override
    public String toString() {
        return "ApplicationRequest[" + application + "]";
    }
}
