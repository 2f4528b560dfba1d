package dev.bonin.server.openapi;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the document's source says about one call: words, schemas and examples. */
record Operation(JsonNode source) {
    String text(String member) {
        return source.required(member).stringValue();
    }

    Optional<String> description() {
        return source.optional("description").map(JsonNode::stringValue);
    }

    Optional<String> scope() {
        return source.optional("scope").map(JsonNode::stringValue);
    }

    List<String> parameters() {
        return texts(source.path("parameters"));
    }

    List<String> reasons() {
        return texts(source.required("reasons"));
    }

    Optional<JsonNode> body() {
        return source.optional("body");
    }

    boolean hasBody() {
        return body().isPresent();
    }

    boolean requiresBody() {
        return body().filter(body -> body.required("required").booleanValue()).isPresent();
    }

    JsonNode answers() {
        return source.required("answers");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }
}
