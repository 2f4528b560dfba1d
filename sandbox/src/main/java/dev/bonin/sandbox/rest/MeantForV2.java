package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.http.Request;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by which version of PortOne's API a call of a path that the sandbox does not have expects its error. */
final class MeantForV2 {
    /** Where V2's API begins (PortOne V2 OpenAPI 1.16.0); V1 has payments, too. */
    private static final Set<String> PATHS = Set.of(
            "login",
            "token",
            "payments",
            "payments-by-cursor",
            "payment-schedules",
            "billing-keys",
            "cash-receipts",
            "kakaopay",
            "platform",
            "b2b");

    /** Also of a misspelt path: V1 has nothing like it. */
    private static final String IDENTITY_VERIFICATION = "identity-verification";

    private static final Pattern SECRET = Pattern.compile("portone\\s.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern V1_TOKEN = Pattern.compile("(?:bearer\\s+)?[0-9a-f]{40}", Pattern.CASE_INSENSITIVE);

    private MeantForV2() {}

    /** Returns whether the credential is V2's, or the path unless the credential is V1's. */
    static boolean is(Request request) {
        String credential = request.header("Authorization").orElse("").strip();
        if (SECRET.matcher(credential).matches()) {
            return true;
        }
        boolean ofV1 = V1_TOKEN.matcher(credential).matches()
                || request.header("X-ImpTokenHeader").isPresent();
        String first = firstSegment(request.rawPath());
        return !ofV1 && (PATHS.contains(first) || first.startsWith(IDENTITY_VERIFICATION));
    }

    private static String firstSegment(String path) {
        String[] segments = path.split("/", 3);
        return segments.length > 1 ? segments[1] : "";
    }
}
