package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.carrier.Claim;

/**
 * What a merchant's server sends to verify a person without a window.
 *
 * @param claim with a number, which is null only with {@code app}
 * @param app whether an app asks the person, instead of a text message
 */
public record SendOrder(Attempt attempt, Claim claim, boolean app) {

    /** Returns the attempt, without personal data. */
    @Override
    public String toString() {
        return "SendOrder[" + attempt + "]";
    }
}
