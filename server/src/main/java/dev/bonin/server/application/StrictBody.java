package dev.bonin.server.application;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.request.RequestBytes;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request body of an application: one JSON object without unknown members, so that no misspelt member is ignored. */
final class StrictBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode tree;

    private StrictBody(JsonNode tree) {
        this.tree = tree;
    }

    /**
     * Reads the body.
     *
     * @throws BadInputException if it is not one JSON object, or has members besides {@code known}
     */
    static StrictBody read(HttpServletRequest request, Set<String> known) {
        requireJson(request);
        return of(RequestBytes.read(request), known);
    }

    /**
     * Reads a body that may be missing. Without one there are no members, whatever its type is said to be.
     *
     * @throws BadInputException as {@link #read} if there is a body
     */
    static StrictBody readIfAny(HttpServletRequest request, Set<String> known) {
        var body = RequestBytes.read(request);
        if (body.length == 0) {
            return new StrictBody(JSON.createObjectNode());
        }
        requireJson(request);
        return of(body, known);
    }

    private static StrictBody of(byte[] body, Set<String> known) {
        var tree = tree(body);
        if (!tree.isObject()) {
            throw new BadInputException(CallReason.MALFORMED_BODY);
        }
        if (!known.containsAll(tree.propertyNames())) {
            throw BadInputException.unknownMember(known);
        }
        return new StrictBody(tree);
    }

    private static void requireJson(HttpServletRequest request) {
        try {
            var type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            var charset = type.getCharset();
            if (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8))) {
                return;
            }
        } catch (IllegalArgumentException unreadable) {
            throw new BadInputException(CallReason.JSON_EXPECTED);
        }
        throw new BadInputException(CallReason.JSON_EXPECTED);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            throw new BadInputException(CallReason.MALFORMED_BODY);
        }
    }

    /** Returns whether a member is present and not null. */
    boolean has(String member) {
        return tree.hasNonNull(member);
    }

    /** Returns the text of a member; empty if it is missing or null. */
    Optional<String> text(String member) {
        var value = tree.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw BadMember.malformed(member);
        }
        return Optional.of(value.stringValue(""));
    }

    /**
     * Returns the texts of a list with at most {@code most} entries of at most {@code longest} characters; an empty
     * list if the member is missing or null.
     */
    List<String> texts(String member, int most, int longest) {
        var value = tree.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw BadMember.malformed(member);
        }
        return value.valueStream().map(text -> shortText(member, text, longest)).toList();
    }

    private static String shortText(String member, JsonNode text, int longest) {
        if (!text.isString() || text.stringValue("").length() > longest) {
            throw BadMember.malformed(member);
        }
        return text.stringValue("");
    }

    /** Returns whether a member is true; false if it is missing or null. */
    boolean flag(String member) {
        return flag(member, false);
    }

    /** Returns whether a member is true, or {@code otherwise} if it is missing or null. */
    boolean flag(String member, boolean otherwise) {
        var value = tree.path(member);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw BadMember.malformed(member);
        }
        return value.booleanValue(otherwise);
    }

    /** Returns the text of a required member. */
    String required(String member) {
        return text(member).filter(value -> !value.isEmpty()).orElseThrow(() -> BadMember.missing(member));
    }
}
