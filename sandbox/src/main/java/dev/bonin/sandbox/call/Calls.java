package dev.bonin.sandbox.call;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.http.CallListener;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Records the last 10,000 calls and counts all of them. Calls to the sandbox's own {@code /sandbox} API are ignored:
 * the real service does not have it.
 */
public final class Calls implements CallListener {
    private static final int MAX_REMEMBERED = 10_000;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private static final Set<String> OWN = Set.of("/", "/favicon.ico", "/sandbox");

    private final Clock clock;
    private final Deque<RecordedCall> recent = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();

    public Calls(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void answered(String method, String template, int status) {
        if (isOwn(template)) {
            return;
        }
        String knownMethod = METHODS.contains(method) ? method : "(other)";
        if (recent.size() == MAX_REMEMBERED) {
            recent.removeFirst();
        }
        recent.addLast(new RecordedCall(clock.instant(), knownMethod, template, status));
        counts.merge(knownMethod + " " + template, 1L, Long::sum);
    }

    /** Returns the recorded calls, oldest first. */
    public synchronized List<RecordedCall> all() {
        return List.copyOf(recent);
    }

    /** Returns the number of calls of each route, by {@code METHOD template}. */
    public synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    public synchronized long count(RestRoute route) {
        return counts.getOrDefault(route.toString(), 0L);
    }

    public synchronized void clear() {
        recent.clear();
        counts.clear();
    }

    private static boolean isOwn(String template) {
        return OWN.contains(template) || template.startsWith("/sandbox/");
    }
}
