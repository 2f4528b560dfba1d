package dev.bonin.portone.v2;

import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.Operation;
import dev.bonin.portone.PortOneException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.RequestRefusedException;
import dev.bonin.portone.RequestRefusedException.Kind;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.wire.Answer;
import dev.bonin.portone.wire.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Opens an answer: the object itself, or an error with a {@code type}. The type decides, not the status, as PortOne's
 * own clients do; {@code message} and {@code pgMessage} are foreign free text and are never kept.
 */
final class Answers {
    private static final Pattern PROVIDER_CODE = Pattern.compile("[0-9A-Za-z_.-]{1,40}");

    private Answers() {}

    /**
     * Returns the object of a successful answer.
     *
     * @throws PortOneException the kind of failure otherwise
     */
    static JsonObject open(Operation operation, Answer answer) {
        var body = object(answer);
        if (answer.status() == 200) {
            return body.orElseThrow(() -> new UnrecognizedAnswerException(operation, 200, "not a JSON object"));
        }
        throw failure(
                operation, answer, body.flatMap(error -> error.text("type")).orElse(""), body);
    }

    private static PortOneException failure(
            Operation operation, Answer answer, String type, Optional<JsonObject> error) {
        return switch (type) {
            case "UNAUTHORIZED", "FORBIDDEN" -> refused(operation, answer);
            case "IDENTITY_VERIFICATION_NOT_FOUND" -> new RecordNotFoundException(operation);
            case "INVALID_REQUEST" -> refused(operation, answer, Kind.INVALID_REQUEST, error);
            case "MAX_TRANSACTION_COUNT_REACHED" -> refused(operation, answer, Kind.TOO_MANY_ATTEMPTS, error);
            case "CHANNEL_NOT_FOUND" -> refused(operation, answer, Kind.CHANNEL_NOT_FOUND, error);
            case "IDENTITY_VERIFICATION_NOT_SENT" -> refused(operation, answer, Kind.NOT_SENT, error);
            case "IDENTITY_VERIFICATION_ALREADY_SENT" -> refused(operation, answer, Kind.ALREADY_SENT, error);
            case "IDENTITY_VERIFICATION_ALREADY_VERIFIED" -> refused(operation, answer, Kind.ALREADY_VERIFIED, error);
            case "PG_PROVIDER" -> refused(operation, answer, Kind.REFUSED_BY_PROVIDER, error);
            default -> ofStatus(operation, answer, type, error);
        };
    }

    /** Of an answer without a type that we know, such as one of a proxy. */
    private static PortOneException ofStatus(
            Operation operation, Answer answer, String type, Optional<JsonObject> error) {
        if (answer.cannotServeNow()) {
            return PortOneUnavailableException.refused(operation, answer.status(), answer.retryAfter());
        }
        if (answer.unauthorized() || answer.status() == 403) {
            return refused(operation, answer);
        }
        return type.isEmpty()
                ? new UnrecognizedAnswerException(operation, answer.status(), "no type in the error")
                : refused(operation, answer, Kind.UNKNOWN, error);
    }

    private static CredentialsRefusedException refused(Operation operation, Answer answer) {
        return new CredentialsRefusedException(operation, answer.status(), "the API secret of V2 and the store id");
    }

    private static RequestRefusedException refused(
            Operation operation, Answer answer, Kind kind, Optional<JsonObject> error) {
        var providerCode = error.flatMap(object -> object.text("pgCode"))
                .filter(code -> PROVIDER_CODE.matcher(code).matches());
        return new RequestRefusedException(operation, answer.status(), kind, providerCode.orElse(null));
    }

    /** Empty if the body is not JSON: Jackson's message quotes it, so it is dropped. */
    private static Optional<JsonObject> object(Answer answer) {
        try {
            return JsonObject.read(answer.body());
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
