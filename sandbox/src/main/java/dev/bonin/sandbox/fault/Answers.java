package dev.bonin.sandbox.fault;

import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.EscapedJson;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
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

    /** Changes the body and every object inside. */
    static Response changeAll(Response answer, UnaryOperator<JsonObject> change) {
        return change(answer, body -> deep(body, change));
    }

    private static JsonObject deep(JsonObject object, UnaryOperator<JsonObject> change) {
        JsonObject result = object;
        for (var member : object.members().entrySet()) {
            result = result.with(member.getKey(), deep(member.getValue(), change));
        }
        return change.apply(result);
    }

    private static JsonValue deep(JsonValue value, UnaryOperator<JsonObject> change) {
        if (value instanceof JsonObject object) {
            return deep(object, change);
        }
        return value instanceof JsonArray array
                ? JsonArray.of(array.elements().stream().map(element -> deep(element, change)))
                : value;
    }

    static Response escape(Response answer) {
        return answer.withBody(EscapedJson.of(answer.bodyText()));
    }

    private static JsonObject envelope(Response answer) {
        return (JsonObject) JsonReader.parse(answer.bodyText());
    }
}
