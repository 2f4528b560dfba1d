package dev.bonin.portone;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * When a request is sent again: twice at most, after about 0.1 and 0.2 s, or after what Retry-After asks for within the time left.
 * All three calls can be repeated without harm; {@code getToken} hands out the token that already lives.
 */
final class Repetition extends DefaultHttpRequestRetryStrategy {
    private static final int REPETITIONS = 2;
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private static final String DEADLINE = "dev.bonin.portone.deadline";

    private final RandomGenerator random;

    Repetition(RandomGenerator random) {
        super(
                REPETITIONS,
                TimeValue.ofMilliseconds(FIRST_PAUSE_MS),
                List.of(InterruptedIOException.class, SSLException.class),
                List.of(429, 500, 502, 503, 504));
        this.random = random;
    }

    /** What a request must be sent with, so that no pause is begun that would outlast it. */
    static HttpClientContext until(Deadline deadline) {
        var context = HttpClientContext.create();
        context.setAttribute(DEADLINE, deadline);
        return context;
    }

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int count, HttpContext context) {
        return super.retryRequest(request, failure, count, context)
                && inTime(getRetryInterval(request, failure, count, context), context);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
        return super.retryRequest(response, count, context)
                && inTime(getRetryInterval(response, count, context), context);
    }

    private static boolean inTime(TimeValue pause, HttpContext context) {
        return context.getAttribute(DEADLINE) instanceof Deadline deadline
                && pause.toDuration().compareTo(deadline.remaining()) < 0;
    }

    @Override
    protected boolean handleAsIdempotent(HttpRequest request) {
        return true;
    }

    @Override
    public TimeValue getRetryInterval(HttpRequest request, IOException failure, int count, HttpContext context) {
        return pause(count);
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int count, HttpContext context) {
        var jittered = pause(count);
        if (!response.containsHeader("Retry-After")) {
            return jittered;
        }
        var asked = super.getRetryInterval(response, count, context);
        return asked.compareTo(jittered) > 0 ? asked : jittered;
    }

    /** Between half and the whole of a pause that doubles each time, so that many callers do not return as one. */
    private TimeValue pause(int count) {
        long whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << (count - 1));
        return TimeValue.ofMilliseconds(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
