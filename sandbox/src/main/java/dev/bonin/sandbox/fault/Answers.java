package dev.bonin.sandbox.fault;

import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.function.UnaryOperator;

/** Changes to a correct answer. */
final class Answers {

    private Answers() {}

    static Response change(Response answer, UnaryOperator<JsonObject> change) {
        return answer.withBody(change.apply(envelope(answer)).print());
    }

    /** Changes {@code response}; does nothing if the answer has none. */
    static Response changePayload(Response answer, UnaryOperator<JsonObject> change) {
        return change(
                answer,
                envelope -> envelope.find("response").orElseThrow() instanceof JsonObject payload
                        ? envelope.with("response", change.apply(payload))
                        : envelope);
    }

    static Response escape(Response answer) {
        return answer.withBody(envelope(answer).printAscii());
    }

    private static JsonObject envelope(Response answer) {
        return (JsonObject) JsonReader.parse(answer.bodyText());
    }
}
