package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.identity.ListQuery;
import dev.bonin.sandbox.identity.RecordTime;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The input of a list: JSON in the query's {@code requestBody}, or as the body of the GET. PortOne's maximum of a page
 * is not documented; here, 1,000.
 */
final class ListText {
    private static final int DEFAULT_SIZE = 10;
    private static final int MAX_SIZE = 1_000;
    private static final Duration DEFAULT_RANGE = Duration.ofDays(90);

    private final Members page;
    private final Members sort;
    private final Members filter;

    private ListText(Members input) {
        this.page = new Members(input.object("page"));
        this.sort = new Members(input.object("sort"));
        this.filter = new Members(input.object("filter"));
    }

    /**
     * Reads the input; the defaults if there is none.
     *
     * @throws Refusal if it is not JSON, or a part is not an object
     */
    static ListText of(Request request) {
        String inQuery = request.query().get("requestBody");
        String text = inQuery == null ? request.bodyText() : inQuery;
        JsonObject input = text.isBlank() ? JsonObject.empty() : Request.jsonObject("requestBody", text);
        return new ListText(new Members(input));
    }

    /** Returns the store to list; null for the caller's own. */
    @Nullable
    String storeId() {
        return filter.textOrNull("storeId");
    }

    /**
     * Returns the query.
     *
     * @throws Refusal if a value is invalid; the message names it
     */
    ListQuery query(Instant now) {
        int number = page.integer("number", 0);
        int size = page.integer("size", DEFAULT_SIZE);
        if (number < 0 || size < 1 || size > MAX_SIZE) {
            throw Refusal.badRequest("page: out of range (expected: number 0 or more, size 1 to " + MAX_SIZE + ")");
        }
        boolean ascending = "ASC".equals(oneOf(sort, "order", Map.of("ASC", "ASC", "DESC", "DESC"), "DESC"));
        RecordTime sortBy = time(sort, "by");
        Instant until = instant("until", now);
        Instant from = instant("from", until.minus(DEFAULT_RANGE));
        if (from.isAfter(until)) {
            throw Refusal.badRequest("filter.from: after until (expected: a time before it)");
        }
        RecordTime ranged = time(filter, "timeRangeField");
        return new ListQuery(
                number,
                size,
                sortBy,
                ascending,
                new FilterText(filter)
                        .conditions()
                        .and(record -> ranged.of(record)
                                .filter(at -> !at.isBefore(from) && !at.isAfter(until))
                                .isPresent()));
    }

    private Instant instant(String name, Instant otherwise) {
        String text = filter.textOrNull(name);
        try {
            return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest(
                    "filter." + name + ": unreadable (expected: RFC 3339, such as 2026-11-01T00:00:00Z)");
        }
    }

    private static RecordTime time(Members members, String name) {
        Map<String, RecordTime> known =
                Arrays.stream(RecordTime.values()).collect(Collectors.toMap(Enum::name, value -> value));
        return oneOf(members, name, known, RecordTime.REQUESTED_AT);
    }

    private static <T> T oneOf(Members members, String name, Map<String, T> known, T otherwise) {
        String text = members.textOrNull(name);
        if (text == null) {
            return otherwise;
        }
        T value = known.get(text);
        if (value == null) {
            String expected = known.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw Refusal.badRequest(name + ": unknown (expected: one of " + expected + ")");
        }
        return value;
    }
}
