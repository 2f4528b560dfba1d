package dev.bonin.portone.v1;

import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.Operation;
import dev.bonin.portone.PortOneException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.wire.Answer;
import dev.bonin.portone.wire.JsonObject;
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
            throw refused(operation, answer.status());
        }
        var envelope = read(operation, answer);
        var code = code(operation, answer, envelope);
        if (answer.status() == 404 && code != 0 && operation != CertificationCall.GET_TOKEN) {
            throw new RecordNotFoundException(operation);
        }
        if (answer.status() != 200 || code != 0) {
            throw unrecognized(operation, answer, "envelope code " + code);
        }
        return envelope.object("response")
                .orElseThrow(() -> unrecognized(operation, answer, "no response in the envelope"));
    }

    static CredentialsRefusedException refused(Operation operation, int status) {
        return new CredentialsRefusedException(operation, status, "imp_key, imp_secret and the allowed IP addresses");
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
