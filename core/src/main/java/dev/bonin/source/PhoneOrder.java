package dev.bonin.source;

import dev.bonin.person.Carrier;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The person whom an agency is to verify by phone. Passed on and stored nowhere.
 *
 * @param carrier not {@code UNKNOWN}
 * @param identityNumber the first seven digits of the resident registration number; required for {@code SMS}
 * @param address the IP address of the person's own device, by which the agency limits requests
 */
public record PhoneOrder(
        PersonName name,
        PhoneNumber phone,
        Carrier carrier,
        Optional<String> identityNumber,
        Method method,
        String address) {
    private static final Pattern SEVEN_DIGITS = Pattern.compile("[0-9]{7}");

    /** How the person answers. */
    public enum Method {
        /** By the code of a message. */
        SMS,
        /** In the carrier's app (PASS). */
        APP
    }

    public PhoneOrder {
        if (carrier == Carrier.UNKNOWN) {
            throw new IllegalArgumentException("carrier: UNKNOWN (expected: the person's carrier)");
        }
        if (!identityNumber.map(PhoneOrder::isIdentityNumber).orElse(method == Method.APP)) {
            throw new IllegalArgumentException("identityNumber: malformed or missing (expected: seven digits)");
        }
    }

    /** Returns whether {@code text} is shaped like the first seven digits of a resident registration number. */
    public static boolean isIdentityNumber(String text) {
        return SEVEN_DIGITS.matcher(text).matches();
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "PhoneOrder[hidden]";
    }
}
