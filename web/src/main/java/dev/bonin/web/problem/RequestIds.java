package dev.bonin.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of calls. A call keeps the id that it sends, so that it can be found in the logs of all services: the trace
 * id of {@code traceparent} (W3C Trace Context), or {@code X-Request-Id}. A value in an unsafe format is ignored.
 */
public final class RequestIds {
    /** The request attribute that stores its id. */
    public static final String ATTRIBUTE = "dev.bonin.request_id";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final int RANDOM_BYTES = 8;

    private final RandomGenerator random;

    RequestIds(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the id of this call; repeated calls return the same. */
    public String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = of(trace(request), request::getHeader);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /**
     * Returns the id that a call sends, or a random one.
     *
     * @param headers returns the first value of a header by its name; null if it is missing
     */
    public String of(Function<String, @Nullable String> headers) {
        return of(TraceParent.tryParse(headers.apply(TraceParent.HEADER)), headers);
    }

    private String of(Optional<TraceParent> trace, Function<String, @Nullable String> headers) {
        return trace.map(TraceParent::traceId)
                .or(() -> safe(headers.apply("X-Request-Id")))
                .orElseGet(this::drawn);
    }

    /** Returns the trace that a call belongs to; empty if it names none, or several. */
    static Optional<TraceParent> trace(HttpServletRequest request) {
        var named = Collections.list(request.getHeaders(TraceParent.HEADER));
        return named.size() == 1 ? TraceParent.tryParse(named.get(0)) : Optional.empty();
    }

    private static Optional<String> safe(@Nullable String header) {
        return Optional.ofNullable(header).filter(id -> SAFE.matcher(id).matches());
    }

    private String drawn() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
