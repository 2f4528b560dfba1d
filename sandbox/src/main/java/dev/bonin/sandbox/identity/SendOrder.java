package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.Claim;
import dev.bonin.sandbox.persona.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's server sends to verify a person without a window.
 *
 * @param number null only with {@code app}
 * @param app whether an app asks the person, instead of a text message
 */
public record SendOrder(
        Attempt attempt,
        String name,
        String phone,
        Carrier operator,
        @Nullable RegistrationNumber number,
        boolean app) {

    Claim claim() {
        return new Claim(name, phone, operator, number);
    }

    /** Returns the attempt, without personal data. */
    @Override
    public String toString() {
        return "SendOrder[" + attempt + "]";
    }
}
