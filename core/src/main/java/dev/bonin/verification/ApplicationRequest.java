package dev.bonin.verification;

import dev.bonin.secret.PageTokenHash;
import dev.bonin.secret.RedemptionCodeHash;
import java.time.Instant;
import java.util.Optional;

/**
 * The data of a request that an application started, and how far the application has got with it.
 *
 * @param application its name
 * @param subject who is to be verified, as named by the application; compared when it redeems the code, and never shown
 * @param returnUrl where the browser goes afterwards; registered for the application
 * @param returnState passed to that page unchanged
 * @param page hash of the token in the link by which a browser claims the request
 * @param code hash of the code by which the browser that claimed the request proves itself; empty until it is claimed
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

    /** Returns a copy without the values that identify, or may identify, a person. */
    ApplicationRequest erased() {
        return new ApplicationRequest(application, "", returnUrl, Optional.empty(), page, code, redeemedAt);
    }

    /** Hides the subject, which may be a person's account. */
    @Override
    public String toString() {
        return "ApplicationRequest[" + application + "]";
    }
}
