package dev.bonin.portone;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens {@code {code, message, response}}, the envelope of every PortOne answer. A failure may come as HTTP 4xx with
 * code -1 or as HTTP 200 with code 1, so both are checked. {@code message} is foreign free text and is never kept.
 *
 * <p>Source: PortOne V1 OpenAPI, {@code ResponseAnnotation}.
 */
final class Envelope {
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Returns {@code response} of a successful answer.
     *
     * @throws PortOneException the kind of failure otherwise
     */
    JsonNode open(Operation operation, Answer answer) {
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
            throw new UnrecognizedAnswerException(operation, answer.status(), "envelope code " + code);
        }
        if (!envelope.path("response").isObject()) {
            throw new UnrecognizedAnswerException(operation, answer.status(), "no response in the envelope");
        }
        return envelope.path("response");
    }

    private JsonNode read(Operation operation, Answer answer) {
        try {
            var tree = json.readTree(answer.body());
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException unreadable) {
            // Jackson's message quotes the body, which may hold personal data: drop it.
            throw new UnrecognizedAnswerException(operation, answer.status(), "not JSON");
        }
        throw new UnrecognizedAnswerException(operation, answer.status(), "not a JSON object");
    }

    private static int code(Operation operation, Answer answer, JsonNode envelope) {
        var code = envelope.path("code");
        if (!code.isIntegralNumber() || !code.canConvertToInt()) {
            throw new UnrecognizedAnswerException(operation, answer.status(), "no code in the envelope");
        }
        return code.intValue();
    }
}
