package dev.bonin.testkit;

import dev.bonin.sandbox.json.JsonException;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Reads JSON answers. */
final class AnswerMember {
    private AnswerMember() {}

    /** Returns the text of a member; empty if the answer has none, or is no JSON object. */
    static Optional<String> of(HttpResponse<String> answer, String name) {
        return object(answer).flatMap(members -> members.findString(name));
    }

    /** Returns the text of a member of an object in the answer; empty if the answer has none. */
    static Optional<String> of(HttpResponse<String> answer, String object, String name) {
        return object(answer)
                .flatMap(members -> members.find(object))
                .flatMap(AnswerMember::object)
                .flatMap(members -> members.findString(name));
    }

    private static Optional<JsonObject> object(HttpResponse<String> answer) {
        try {
            return object(JsonReader.parse(answer.body()));
        } catch (JsonException otherText) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> object(JsonValue value) {
        return value instanceof JsonObject members ? Optional.of(members) : Optional.empty();
    }
}
