package dev.bonin.portone;

import tools.jackson.core.JacksonException;

/**
 * Opens {@code {code, message, response}}, the envelope of every PortOne answer. A failure may come as HTTP 4xx with
 * code -1 or as HTTP 200 with code 1, so both are checked. {@code message} is foreign free text and is never kept.
 *
 * <p>Source: PortOne V1 OpenAPI, {@code ResponseAnnotation}.
 */
final class Envelope {
    /**
     * Returns {@code response} of a successful answer.
     *
     * @throws PortOneException the kind of failure otherwise
     */
    JsonObject open(Operation operation, Answer answer) {
        if (answer.cannotServeNow()) {
            throw PortOneUnavailableException.refused(operation, answer.status(), answer.retryAfter());
        }
        if (answer.unauthorized() || answer.status() == 403) {
            throw new CredentialsRefusedException(operation, answer.status());
        }
        var envelope = read(operation, answer);
        var code = code(operation, answer, envelope);
        if (answer.status() == 404 && code != 0 && operation != Operation.GET_TOKEN) {
            throw new CertificationNotFoundException(operation);
        }
        if (answer.status() != 200 || code != 0) {
            throw unrecognized(operation, answer, "envelope code " + code);
        }
        return envelope.object("response")
                .orElseThrow(() -> unrecognized(operation, answer, "no response in the envelope"));
    }

    private JsonObject read(Operation operation, Answer answer) {
        try {
            return JsonObject.read(answer.body())
                    .orElseThrow(() -> unrecognized(operation, answer, "not a JSON object"));
        } catch (JacksonException unreadable) {
            // Jackson's message quotes the body, which may hold personal data: drop it.
            throw unrecognized(operation, answer, "not JSON");
        }
    }

    private static int code(Operation operation, Answer answer, JsonObject envelope) {
        return envelope.number("code")
                .filter(code -> code == code.intValue())
                .map(Long::intValue)
                .orElseThrow(() -> unrecognized(operation, answer, "no code in the envelope"));
    }

    private static UnrecognizedAnswerException unrecognized(Operation operation, Answer answer, String what) {
        return new UnrecognizedAnswerException(operation, answer.status(), what);
    }
}
