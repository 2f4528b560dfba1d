package dev.bonin.sandbox.http;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonObject;

/** The envelope of every PortOne V1 answer (PortOne V1 OpenAPI, ResponseAnnotation). */
public final class Envelope {

    private Envelope() {}

    /** Returns {@code code} 0 and, as observed on the real service, {@code message} null. */
    public static Response success(JsonValue response) {
        return Response.json(
                200, JsonObject.empty().with("code", 0).withNull("message").with("response", response));
    }

    /** Returns a failure with {@code code} -1, as PortOne uses with a 4xx status. */
    public static Response failure(int status, String message) {
        return failure(status, -1, message);
    }

    public static Response failure(int status, int code, String message) {
        return Response.json(
                status,
                JsonObject.empty().with("code", code).with("message", message).withNull("response"));
    }
}
