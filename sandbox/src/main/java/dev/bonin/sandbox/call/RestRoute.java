package dev.bonin.sandbox.call;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The operations of PortOne's REST APIs, V1 and V2, that the sandbox simulates. */
public enum RestRoute {
    GET_TOKEN("POST", "/users/getToken"),
    GET_CERTIFICATION("GET", "/certifications/{imp_uid}"),
    DELETE_CERTIFICATION("DELETE", "/certifications/{imp_uid}"),
    REQUEST_OTP("POST", "/certifications/otp/request"),
    CONFIRM_OTP("POST", "/certifications/otp/confirm/{imp_uid}"),
    LOGIN("POST", "/login/api-secret"),
    REFRESH_TOKEN("POST", "/token/refresh"),
    LIST_IDENTITY_VERIFICATIONS("GET", "/identity-verifications"),
    GET_IDENTITY_VERIFICATION("GET", "/identity-verifications/{identityVerificationId}"),
    SEND_IDENTITY_VERIFICATION("POST", "/identity-verifications/{identityVerificationId}/send"),
    RESEND_IDENTITY_VERIFICATION("POST", "/identity-verifications/{identityVerificationId}/resend"),
    CONFIRM_IDENTITY_VERIFICATION("POST", "/identity-verifications/{identityVerificationId}/confirm");

    private static final Set<RestRoute> V1 =
            Set.of(GET_TOKEN, GET_CERTIFICATION, DELETE_CERTIFICATION, REQUEST_OTP, CONFIRM_OTP);
    private static final Set<RestRoute> OF_TOKENS = Set.of(GET_TOKEN, LOGIN, REFRESH_TOKEN);

    private final String method;
    private final String template;

    RestRoute(String method, String template) {
        this.method = method;
        this.template = template;
    }

    /** Finds a route by its {@link #toString()}. */
    public static Optional<RestRoute> find(String text) {
        return Arrays.stream(values())
                .filter(route -> route.toString().equals(text))
                .findFirst();
    }

    /** Returns whether the operation is one of V2, which has other errors than V1. */
    public boolean isV2() {
        return !V1.contains(this);
    }

    /** Returns whether the operation issues tokens, and so needs none. */
    public boolean issuesTokens() {
        return OF_TOKENS.contains(this);
    }

    public String method() {
        return method;
    }

    public String template() {
        return template;
    }

    /** Returns for example {@code GET /certifications/{imp_uid}}. */
    @Override
    public String toString() {
        return method + " " + template;
    }
}
