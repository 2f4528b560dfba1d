package dev.bonin.verification;

import dev.bonin.secret.RedemptionCode;
import java.util.Optional;

/**
 * The data that a browser carries back to the application that requested the verification.
 *
 * @param application its name
 * @param returnUrl where the browser goes
 * @param returnState the state that the application sent with its request, unchanged
 * @param code the code that the application redeems; empty if a policy refused the person
 */
public record Handover(
        String application, String returnUrl, Optional<String> returnState, Optional<RedemptionCode> code) {

    /** Hides the code, which only this browser may carry. */
    @Override
    public String toString() {
        return "Handover[" + application + "]";
    }
}
