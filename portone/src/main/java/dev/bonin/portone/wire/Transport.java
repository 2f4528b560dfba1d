package dev.bonin.portone.wire;

import dev.bonin.portone.CallObserver;
import dev.bonin.portone.Endpoint;
import dev.bonin.portone.Operation;
import dev.bonin.portone.Operation.Effect;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.Route;
import dev.bonin.portone.UnrecognizedAnswerException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and returns its answer, whatever its status. Does not follow redirects, keep cookies, read system
 * properties or decompress, and stops at the deadline even if the server keeps sending single bytes.
 */
public final class Transport implements AutoCloseable {
    private final CloseableHttpClient http;
    private final Deadlines deadlines = new Deadlines();
    private final Repetition repetition;
    private final CallObserver observer;
    private final CountDownLatch closing = new CountDownLatch(1);

    public Transport(Endpoint endpoint, RandomGenerator random) {
        repetition = new Repetition(random);
        observer = endpoint.observer();
        var client = HttpClients.custom()
                .setConnectionManager(connections(endpoint))
                .setUserAgent("bonin-portone")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
        useProxy(client, endpoint.route());
        http = client.build();
    }

    private static void useProxy(HttpClientBuilder client, Route route) {
        var proxy = route.proxy();
        var credentials = route.proxyCredentials();
        if (proxy == null) {
            return;
        }
        client.setProxy(HttpHost.create(proxy));
        if (credentials != null) {
            var known = new BasicCredentialsProvider();
            known.setCredentials(
                    new AuthScope(HttpHost.create(proxy)),
                    new UsernamePasswordCredentials(
                            credentials.user(), credentials.password().toCharArray()));
            client.setDefaultCredentialsProvider(known);
        }
    }

    private static PoolingHttpClientConnectionManager connections(Endpoint endpoint) {
        var connectTimeout = timeout(endpoint.connectTimeout());
        var builder = PoolingHttpClientConnectionManagerBuilder.create();
        var bundle = endpoint.route().caBundle();
        if (bundle != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(TrustedCertificates.with(bundle)));
        }
        return builder.setMaxConnTotal(endpoint.maxConnections())
                .setMaxConnPerRoute(endpoint.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        // No timeout per read, which would cost a timer for each: the deadline cancels the call.
                        .setSocketTimeout(Timeout.DISABLED)
                        // Picks up changed DNS entries, and avoids connections that the server closed while idle.
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                        .build())
                .build();
    }

    /**
     * Sends the request, and retries it if that is safe and there is time.
     *
     * @throws PortOneUnavailableException if no answer came before the deadline, or PortOne is unreachable
     * @throws UnrecognizedAnswerException if the answer is larger than any documented one
     */
    public Answer send(Operation operation, HttpUriRequestBase request, Deadline deadline) {
        var observed = observer.begin(operation, request::setHeader);
        try {
            var answer = sent(operation, request, deadline);
            observed.answered(answer.status());
            return answer;
        } catch (RuntimeException | Error failure) {
            observed.failed(failure);
            throw failure;
        }
    }

    private Answer sent(Operation operation, HttpUriRequestBase request, Deadline deadline) {
        for (int repetition = 1; ; repetition++) {
            try {
                var answer = once(operation, request, deadline);
                if (!isRepeatable(operation, answer) || !paused(repetition, answer.retryAfter(), deadline)) {
                    return answer;
                }
            } catch (PortOneUnavailableException failure) {
                if (failure.timedOut() || !failure.retrySafe() || !paused(repetition, null, deadline)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean isRepeatable(Operation operation, Answer answer) {
        return answer.cannotServeNow() && (operation.effect() != Effect.REACHES_A_PERSON || answer.status() == 429);
    }

    /** Waits for the next retry. Returns false if there is none. */
    private boolean paused(int count, @Nullable Duration retryAfter, Deadline deadline) {
        var pause = repetition.pause(count, retryAfter);
        if (count > Repetition.REPETITIONS || pause.compareTo(deadline.remaining()) >= 0) {
            return false;
        }
        try {
            return !closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer once(Operation operation, HttpUriRequestBase request, Deadline deadline) {
        var remaining = deadline.remaining();
        if (deadline.passed()) {
            throw PortOneUnavailableException.timedOut(operation, null);
        }
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(remaining))
                .build());
        try {
            var guarded = deadlines.guard(deadline, request);
            try {
                return http.execute(request, answer -> read(operation, request, answer));
            } finally {
                guarded.end();
            }
        } catch (IOException | RejectedExecutionException | IllegalStateException failure) {
            throw unavailable(operation, failure, deadline);
        }
    }

    /** HttpClient may throw IllegalStateException if a call is cancelled or the client closed at an unlucky moment. */
    private RuntimeException unavailable(Operation operation, Exception failure, Deadline deadline) {
        if (deadline.passed()) {
            return PortOneUnavailableException.timedOut(operation, failure);
        }
        if (closing.getCount() == 0) {
            return PortOneUnavailableException.closed(operation, failure);
        }
        if (failure instanceof IllegalStateException unexpected) {
            return unexpected;
        }
        if (Thread.currentThread().isInterrupted()) {
            return PortOneUnavailableException.interrupted(operation, failure);
        }
        return failure instanceof InterruptedIOException
                ? PortOneUnavailableException.timedOut(operation, failure)
                : PortOneUnavailableException.unreachable(operation, failure);
    }

    private static Answer read(Operation operation, HttpUriRequestBase request, ClassicHttpResponse answer)
            throws IOException {
        var entity = answer.getEntity();
        if (entity == null) {
            return new Answer(answer.getCode(), new byte[0], retryAfter(answer), date(answer));
        }
        try (var content = entity.getContent()) {
            var most = operation.mostBytes();
            var body = content.readNBytes(1 + atMost(entity.getContentLength(), most));
            if (body.length > most) {
                request.cancel(); // otherwise closing the content reads all the rest
                throw new UnrecognizedAnswerException(operation, answer.getCode(), "answer over " + most + " bytes");
            }
            return new Answer(answer.getCode(), body, retryAfter(answer), date(answer));
        }
    }

    /** Limits the read to the announced length: without a limit the JDK allocates a large buffer each time. */
    private static int atMost(long announced, int most) {
        return announced < 0 ? most : (int) Math.min(announced, most);
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse answer) {
        var header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return header != null && header.getValue().matches("\\d{1,5}")
                ? Duration.ofSeconds(Integer.parseInt(header.getValue()))
                : null;
    }

    private static @Nullable Instant date(ClassicHttpResponse answer) {
        var header = answer.getFirstHeader(HttpHeaders.DATE);
        try {
            return header == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.getValue(), Instant::from);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(Math.max(1, duration.toMillis()));
    }

    @Override
    public void close() {
        closing.countDown();
        deadlines.close();
        http.close(CloseMode.IMMEDIATE);
    }
}
