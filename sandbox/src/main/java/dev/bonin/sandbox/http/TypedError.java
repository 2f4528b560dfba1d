package dev.bonin.sandbox.http;

import dev.bonin.sandbox.json.JsonValue.JsonObject;

/** The body of PortOne V2's errors: {@code type} and {@code message}, without an envelope. */
public final class TypedError {

    private TypedError() {}

    /** Returns an error of any type, also one that PortOne does not document. */
    public static Response of(int status, String type, String message) {
        return Response.json(status, body(type, message));
    }

    /** Returns the provider's refusal, the only error with {@code pgCode} and {@code pgMessage}. */
    public static Response ofProvider(int status, String message, String pgCode, String pgMessage) {
        JsonObject body = body(ErrorType.PG_PROVIDER.name(), message);
        return Response.json(status, body.with("pgCode", pgCode).with("pgMessage", pgMessage));
    }

    /**
     * Returns an error by its status. PortOne does not document types for the statuses of the transport; those are
     * named by HTTP's words.
     */
    public static Response byStatus(int status, String message) {
        String type = switch (status) {
            case 400, 413, 415 -> ErrorType.INVALID_REQUEST.name();
            case 401 -> ErrorType.UNAUTHORIZED.name();
            case 403 -> ErrorType.FORBIDDEN.name();
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 409 -> "CONFLICT";
            case 429 -> "TOO_MANY_REQUESTS";
            case 502 -> "BAD_GATEWAY";
            case 503 -> "SERVICE_UNAVAILABLE";
            case 504 -> "GATEWAY_TIMEOUT";
            default -> "INTERNAL_SERVER_ERROR";
        };
        return of(status, type, message);
    }

    private static JsonObject body(String type, String message) {
        return JsonObject.empty().with("type", type).with("message", message);
    }
}
