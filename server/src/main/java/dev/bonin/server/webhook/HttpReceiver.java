package dev.bonin.server.webhook;

import dev.bonin.server.webhook.CheckedNames.RefusedAddressException;
import dev.bonin.webhook.SignedMessage;
import dev.bonin.webhook.WebhookReceiver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts webhooks. Follows no redirect, keeps no cookie, uses no proxy, reads little of an answer, and ends at a
 * deadline even if the receiver keeps sending single bytes.
 */
final class HttpReceiver implements WebhookReceiver, AutoCloseable {
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_PER_HOST = 50;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final CloseableHttpClient http;
    private final boolean internal;
    private final Duration deadline;
    private final ScheduledThreadPoolExecutor cuts;

    /**
     * Creates a client.
     *
     * @param names looks up hosts, whose addresses are then checked
     * @param internal whether every address may be called, and without TLS
     * @param deadline how long one attempt may take
     */
    HttpReceiver(DnsResolver names, boolean internal, Duration deadline) {
        this.internal = internal;
        this.deadline = deadline;
        this.http = HttpClients.custom()
                .setConnectionManager(connections(new CheckedNames(names, internal)))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT_TIMEOUT)
                        .build())
                .setUserAgent("bonin-webhook")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        this.cuts = new ScheduledThreadPoolExecutor(1, work -> {
            var named = new Thread(work, "bonin-webhook-deadline");
            named.setDaemon(true);
            return named;
        });
        cuts.setRemoveOnCancelPolicy(true);
    }

    private static PoolingHttpClientConnectionManager connections(DnsResolver names) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_PER_HOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setSocketTimeout(Timeout.DISABLED) // the deadline cancels the call
                        // Picks up changed DNS entries, and avoids connections that the receiver closed while idle.
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
    }

    @Override
    public Answer send(String url, SignedMessage message) {
        if (!isAllowed(url)) {
            return Answer.none("not_encrypted");
        }
        var post = new HttpPost(url);
        message.headers().forEach(post::setHeader);
        post.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
        long end = System.nanoTime() + deadline.toNanos();
        try {
            var cut = cuts.schedule(post::cancel, deadline.toNanos(), TimeUnit.NANOSECONDS);
            try {
                return send(post);
            } finally {
                cut.cancel(false);
            }
        } catch (IOException | IllegalStateException | RejectedExecutionException failure) {
            return Answer.none(System.nanoTime() >= end ? "timeout" : why(failure));
        }
    }

    /** An address that was set while plain http was allowed is not called once it is not. */
    private boolean isAllowed(String url) {
        return internal || url.regionMatches(true, 0, "https:", 0, "https:".length());
    }

    /** Takes the status for the answer: what follows is read only so that the connection can be used again. */
    private Answer send(HttpPost post) throws IOException {
        var response = http.executeOpen(null, post, null);
        var answer = Answer.of(response.getCode(), retryAfter(response));
        try (response) {
            if (!isRead(response)) {
                post.cancel(); // otherwise closing the response reads all the rest
            }
        } catch (IOException cutOff) {
            return answer;
        }
        return answer;
    }

    /** Reads a short body; returns false if more of it is left. */
    private static boolean isRead(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return true;
        }
        if (entity.getContentLength() > MOST_BYTES) {
            return false;
        }
        var body = entity.getContent();
        body.readNBytes(MOST_BYTES);
        return body.read() < 0;
    }

    private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .filter(header -> SECONDS.matcher(header.getValue()).matches())
                .map(header -> Duration.ofSeconds(Integer.parseInt(header.getValue())));
    }

    /** Returns a word for the delivery log. The exceptions' messages name addresses. */
    private static String why(Exception failure) {
        if (failure instanceof RefusedAddressException) {
            return "address_refused";
        }
        if (failure instanceof UnknownHostException) {
            return "unknown_host";
        }
        if (failure instanceof InterruptedIOException) {
            return "timeout";
        }
        if (failure instanceof SSLException) {
            return "tls_failed";
        }
        return failure instanceof ConnectException ? "not_connected" : "no_answer";
    }

    @Override
    public void close() {
        cuts.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
