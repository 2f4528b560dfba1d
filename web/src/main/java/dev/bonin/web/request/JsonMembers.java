package dev.bonin.web.request;

import dev.bonin.reason.Reason;
import dev.bonin.web.problem.BadInputException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** The members of a JSON object that are strings; of others only that they are there. Read from Jackson's tokens. */
final class JsonMembers {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Empty if the member is not a string. */
    private final Map<String, Optional<String>> members;

    private JsonMembers(Map<String, Optional<String>> members) {
        this.members = members;
    }

    /**
     * Returns the members of the object that {@code body} consists of; empty if it is other JSON or nothing.
     *
     * @throws JacksonException if it is not JSON, has anything after it, or names a member twice
     */
    static Optional<JsonMembers> read(byte[] body) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            var isObject = parser.nextToken() == JsonToken.START_OBJECT;
            var members = isObject ? members(parser) : Map.<String, Optional<String>>of();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one value");
            }
            return isObject ? Optional.of(new JsonMembers(members)) : Optional.empty();
        }
    }

    private static Map<String, Optional<String>> members(JsonParser parser) {
        var members = new HashMap<String, Optional<String>>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                members.put(name, token == JsonToken.VALUE_STRING ? Optional.of(parser.getString()) : Optional.empty());
            }
            parser.skipChildren();
        }
        return members;
    }

    /**
     * Returns the text of a member; empty if it is missing, null or an empty string.
     *
     * @throws BadInputException with {@code ifNoText} if it is not a string
     */
    Optional<String> text(String name, Reason ifNoText) {
        var member = members.get(name);
        if (member == null) {
            return Optional.empty();
        }
        var text = member.orElseThrow(() -> new BadInputException(ifNoText, name));
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
