package dev.bonin.verification;

import dev.bonin.secret.RedemptionCode;
import java.util.Optional;

/**
 * What a browser carries to the application that asked.
 *
 * @param application its name
 * @param returnUrl where the browser goes
 * @param returnState what the application wanted back there, unchanged
 * @param code what the application redeems; empty where a policy refused the person
 */
public record Handover(
        String application, String returnUrl, Optional<String> returnState, Optional<RedemptionCode> code) {

    /** Hides what this browser alone is to carry. */
    @Override
    public String toString() {
        return "Handover[" + application + "]";
    }
}
