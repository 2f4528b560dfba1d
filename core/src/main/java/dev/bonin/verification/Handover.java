package dev.bonin.verification;

import java.util.Optional;

/**
 * What an accepted browser carries to the application that asked.
 *
 * @param application its name
 * @param returnUrl where the browser goes
 * @param returnState what the application wanted back there, unchanged
 * @param code what the application redeems
 */
public record Handover(String application, String returnUrl, Optional<String> returnState, RedemptionCode code) {

    /** Hides what this browser alone is to carry. */
    @Override
    public String toString() {
        return "Handover[" + application + "]";
    }
}
