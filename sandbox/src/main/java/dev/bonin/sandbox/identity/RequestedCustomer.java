package dev.bonin.sandbox.identity;

import org.jspecify.annotations.Nullable;

/** The person as the merchant described them, unchecked; null for what was not given. */
public record RequestedCustomer(
        @Nullable String id,
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable String birthYear,
        @Nullable String birthMonth,
        @Nullable String birthDay) {

    /** Returns a customer of whom nothing is known. */
    public static RequestedCustomer unknown() {
        return new RequestedCustomer(null, null, null, null, null, null);
    }

    /** Returns no values: they may be personal data. */
    @Override
    public String toString() {
        return "RequestedCustomer[]";
    }
}
