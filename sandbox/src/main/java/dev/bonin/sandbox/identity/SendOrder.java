package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.SeventhDigit;
import java.time.LocalDate;
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
        @Nullable IdentityNumber number,
        boolean app) {

    /** The first seven digits of a resident or alien registration number. */
    public record IdentityNumber(LocalDate birthday, SeventhDigit seventhDigit) {

        /** Returns no values: they are personal data. */
        @Override
        public String toString() {
            return "IdentityNumber[]";
        }
    }

    /** Returns the attempt, without personal data. */
    @Override
    public String toString() {
        return "SendOrder[" + attempt + "]";
    }
}
