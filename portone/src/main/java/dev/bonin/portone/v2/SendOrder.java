package dev.bonin.portone.v2;

import dev.bonin.portone.Carrier;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be verified without a window, and how. Source: PortOne V2 OpenAPI, {@code
 * SendIdentityVerificationBody}; Danal and KCP only.
 *
 * @param channelKey the channel
 * @param customer the person
 * @param operator the person's carrier; not {@code UNKNOWN}
 * @param method how the person answers
 * @param customData free text that the record will hold; null: none
 * @param device where the person is, which NHN KCP has to be told ({@code bypass.kcpV2.media_type}); null: not told
 */
public record SendOrder(
        String channelKey,
        Customer customer,
        Carrier operator,
        Method method,
        @Nullable String customData,
        @Nullable Device device) {

    /** Creates an order that tells no device. */
    public SendOrder(
            String channelKey, Customer customer, Carrier operator, Method method, @Nullable String customData) {
        this(channelKey, customer, operator, method, customData, null);
    }

    public SendOrder {
        if (operator == Carrier.UNKNOWN) {
            throw new IllegalArgumentException("operator: UNKNOWN (expected: the person's carrier)");
        }
        if (method == Method.SMS && customer.identityNumber() == null) {
            throw new IllegalArgumentException("identityNumber: missing (expected: seven digits with SMS)");
        }
    }

    /** The kind of a person's device, by NHN KCP's codes. */
    public enum Device {
        PC("MC01"),
        MOBILE("MC02");

        private final String code;

        Device(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** How a person answers. */
    public enum Method {
        /** By typing the code of a message, which {@code confirm} is given. */
        SMS,
        /** In the carrier's app (PASS); {@code confirm} is given no code. */
        APP
    }

    /**
     * A person. None of it is printed.
     *
     * @param name as the carrier has it
     * @param phoneNumber digits only
     * @param identityNumber the first seven digits of the resident registration number; null: not given, which only
     *     {@code APP} allows
     * @param ipAddress the person's own, by which PortOne limits requests: from the connection, never from the page
     */
    public record Customer(
            String name, String phoneNumber, @Nullable String identityNumber, String ipAddress) {
        public Customer {
            if (name.isBlank() || ipAddress.isBlank()) {
                throw new IllegalArgumentException("customer: name or ipAddress is blank");
            }
            if (!phoneNumber.matches("[0-9]{8,15}")) {
                throw new IllegalArgumentException("phoneNumber: malformed (expected: digits only)");
            }
            if (identityNumber != null && !identityNumber.matches("[0-9]{7}")) {
                throw new IllegalArgumentException("identityNumber: malformed (expected: seven digits)");
            }
        }

        /** Returns a fixed text without the person. */
        @Override
        public String toString() {
            return "Customer[hidden]";
        }
    }

    /** Returns the channel, carrier and method, and no value of the person. */
    @Override
    public String toString() {
        return "SendOrder[operator=" + operator + ", method=" + method + "]";
    }
}
