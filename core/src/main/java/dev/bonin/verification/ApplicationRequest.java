package dev.bonin.verification;

import dev.bonin.secret.PageTokenHash;
import java.util.Optional;

/**
 * The data of a request that an application started.
 *
 * @param application its name
 * @param subject who is to be verified, as named by the application; compared when it redeems the code, and never shown
 * @param returnUrl where the browser goes afterwards; registered for the application
 * @param returnState passed to that page unchanged
 * @param page hash of the token in the link by which a browser claims the request
 */
public record ApplicationRequest(
        String application, String subject, String returnUrl, Optional<String> returnState, PageTokenHash page) {

    /** Returns a copy without the values that identify, or may identify, a person. */
    ApplicationRequest erased() {
        return new ApplicationRequest(application, "", returnUrl, Optional.empty(), page);
    }

    /** Hides the subject, which may be a person's account. */
    @Override
    public String toString() {
        return "ApplicationRequest[" + application + "]";
    }
}
