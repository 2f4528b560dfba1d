package dev.bonin.web.problem;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a call belongs to (W3C Trace Context, header {@code traceparent}).
 *
 * @param traceId 32 lower-case hexadecimal digits
 * @param rest the id of the caller's span and its flags
 */
record TraceParent(String traceId, String rest) {
    static final String HEADER = "traceparent";

    /** Version 00 ends with the flags; a later one may go on behind a hyphen. Version ff is none. */
    private static final Pattern SHAPE = Pattern.compile("(?<version>(?!ff)[0-9a-f]{2})-(?<trace>(?!0{32})[0-9a-f]{32})"
            + "-(?<rest>(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(?<more>-.*)?");

    /** Returns the trace of a header; empty if the header is missing or not exactly of the standard's format. */
    static Optional<TraceParent> tryParse(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(SHAPE::matcher)
                .filter(shape ->
                        shape.matches() && (shape.group("more") == null || !"00".equals(shape.group("version"))))
                .map(shape -> new TraceParent(shape.group("trace"), shape.group("rest")));
    }

    /** Returns the header that is sent on, in the version of the standard that is known here. */
    String header() {
        return "00-" + traceId + "-" + rest;
    }
}
