package dev.bonin.portone.v2;

import dev.bonin.portone.Reported;

/**
 * The person, as the page or {@code send} named them. Source: PortOne V2 OpenAPI, {@code
 * IdentityVerificationRequestedCustomer}.
 *
 * @param birthYear four digits
 * @param birthMonth one or two digits
 * @param birthDay one or two digits
 */
public record RequestedCustomer(
        Reported<String> id,
        Reported<String> name,
        Reported<String> phoneNumber,
        Reported<String> birthYear,
        Reported<String> birthMonth,
        Reported<String> birthDay) {

    /** Returns a fixed text without the person. */
    @Override
    public String toString() {
        return "RequestedCustomer[hidden]";
    }
}
