package dev.bonin.sandbox.carrier;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text message or notification that the person has not answered yet.
 *
 * @param code what the person has to type; null if an app asks instead
 * @param wrongCodes over all messages of the attempt: a new message gives no new tries
 */
public record Sending(
        Person person, Agency agency, @Nullable String code, Instant validUntil, int wrongCodes) {

    /** Returns whether the person has to type a code; false if an app asks. */
    public boolean needsCode() {
        return code != null;
    }

    /**
     * Judges what the person typed; empty if it is the code, or none is needed.
     *
     * @param otp null if an app asks
     */
    public Optional<ProviderFailure> judge(@Nullable String otp, Instant now, AttemptLimits limits) {
        if (wrongCodes >= limits.wrongCodes()) {
            return Optional.of(ProviderFailure.TOO_MANY_CODES);
        }
        if (!now.isBefore(validUntil)) {
            return Optional.of(ProviderFailure.CODE_EXPIRED);
        }
        if (code == null || code.equals(otp)) {
            return Optional.empty();
        }
        boolean last = wrongCodes + 1 >= limits.wrongCodes();
        return Optional.of(last ? ProviderFailure.TOO_MANY_CODES : ProviderFailure.WRONG_CODE);
    }

    /** Returns this after one more wrong code. */
    public Sending withWrongCode() {
        return new Sending(person, agency, code, validUntil, wrongCodes + 1);
    }

    /** Returns no values: they are personal data and a code. */
    @Override
    public String toString() {
        return "Sending[]";
    }
}
