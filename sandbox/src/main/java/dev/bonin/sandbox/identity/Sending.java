package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text message or notification that the person has not answered yet.
 *
 * @param code what the person has to type; null if an app asks instead
 * @param wrongCodes over all messages of the attempt: a new message gives no new tries
 */
record Sending(Person person, Agency agency, @Nullable String code, Instant validUntil, int wrongCodes) {

    Sending withWrongCode() {
        return new Sending(person, agency, code, validUntil, wrongCodes + 1);
    }

    Sending again(@Nullable String newCode, Instant newValidUntil) {
        return new Sending(person, agency, newCode, newValidUntil, wrongCodes);
    }

    /** Returns no values: they are personal data and a code. */
    @Override
    public String toString() {
        return "Sending[]";
    }
}
