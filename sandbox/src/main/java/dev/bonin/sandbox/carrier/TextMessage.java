package dev.bonin.sandbox.carrier;

import java.time.Instant;

/**
 * A text message that a person would get.
 *
 * @param phone in the unassigned range 010-0000
 * @param code six digits
 */
public record TextMessage(Instant at, Sender sender, String phone, String code) {

    /** The call that sent the message. */
    public sealed interface Sender {

        /** V2's {@code send} or {@code resend}. */
        record OfStore(String storeId, String identityVerificationId) implements Sender {}

        /**
         * V1's {@code otp/request}.
         *
         * @param merchant the code for {@code IMP.init}
         */
        record OfMerchant(String merchant, String impUid) implements Sender {}
    }

    /** Returns no values: they are personal data and a code. */
    @Override
    public String toString() {
        return "TextMessage[]";
    }
}
