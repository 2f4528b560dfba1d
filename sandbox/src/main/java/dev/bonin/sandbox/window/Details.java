package dev.bonin.sandbox.window;

import dev.bonin.sandbox.carrier.Claim;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.IdentityNumber;
import dev.bonin.sandbox.persona.SeventhDigit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The input of the person: well-formed, but not checked.
 *
 * @param phone eleven digits that begin with 0100000
 * @param carrier null in the unified window, which does not ask for it
 */
record Details(
        String name,
        LocalDate birthday,
        SeventhDigit seventhDigit,
        String phone,
        @Nullable Carrier carrier,
        Agency agency) {

    Claim claim() {
        return new Claim(name, phone, carrier, new IdentityNumber(birthday, seventhDigit));
    }

    String dashedPhone() {
        return phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7);
    }

    /** Returns the agency, without personal data. */
    @Override
    public String toString() {
        return "Details[" + agency + "]";
    }
}
