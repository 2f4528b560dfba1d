package dev.bonin.portone.v1;

import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.Operation;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.wire.Deadline;
import dev.bonin.portone.wire.Transport;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A client for certifications at PortOne. Create one instance per application and share it among all threads, platform
 * or virtual: it holds the connections and the access token. Every call ends within the total timeout of its settings.
 */
public final class PortOneClient implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final PortOneSettings settings;
    private final Clock clock;
    private final String base;
    private final Transport transport;
    private final AccessTokens tokens;
    private final Envelope envelope = new Envelope();

    private PortOneClient(PortOneSettings settings, Clock clock, LongSupplier nanos, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.base = settings.endpoint().folder();
        this.transport = new Transport(settings.endpoint(), random);
        this.tokens = new AccessTokens(clock, nanos, this::requestToken);
    }

    /** Creates a client. It sends nothing until the first call. Close it to release its connections. */
    public static PortOneClient connect(PortOneSettings settings) {
        return connect(settings, Clock.systemUTC(), new Random());
    }

    /**
     * Creates a client with another clock and another source of jitter.
     *
     * @param random used by several threads at once
     */
    public static PortOneClient connect(PortOneSettings settings, Clock clock, RandomGenerator random) {
        return connect(settings, clock, System::nanoTime, random);
    }

    /**
     * Creates a client with another monotonic clock, for tests.
     *
     * @param nanos the monotonic clock, which keeps counting when {@code clock} is set
     */
    static PortOneClient connect(PortOneSettings settings, Clock clock, LongSupplier nanos, RandomGenerator random) {
        return new PortOneClient(settings, clock, nanos, random);
    }

    /**
     * Returns PortOne's report on {@code id}. Source: {@code GET /certifications/{imp_uid}}.
     *
     * @throws RecordNotFoundException if this merchant has no such record
     * @throws PortOneUnavailableException if PortOne is unavailable; retry later
     * @throws CredentialsRefusedException if key and secret are not accepted
     * @throws UnrecognizedAnswerException if the answer does not follow the API contract
     */
    public Certification certification(ImpUid id) {
        return call(CertificationCall.GET_CERTIFICATION, "GET", id);
    }

    /**
     * Erases the record at PortOne permanently and returns what it contained. Source:
     * {@code DELETE /certifications/{imp_uid}}.
     *
     * @throws RecordNotFoundException if this merchant has no such record, or has erased it before
     * @throws PortOneUnavailableException if the result is unknown; see {@link PortOneUnavailableException#retrySafe()}
     * @throws CredentialsRefusedException if key and secret are not accepted
     * @throws UnrecognizedAnswerException if the answer does not follow the API contract
     */
    public Certification delete(ImpUid id) {
        return call(CertificationCall.DELETE_CERTIFICATION, "DELETE", id);
    }

    /**
     * Returns the difference to add to our clock to get PortOne's time, to the second, as of the last access token;
     * empty before the first one. A difference of more than some seconds means that one of the two clocks is wrong.
     */
    public Optional<Duration> clockSkew() {
        return Optional.ofNullable(tokens.skew());
    }

    /**
     * Measures the clock skew by requesting the access token, unless that was done within the last second.
     *
     * @throws PortOneUnavailableException if PortOne is unavailable
     * @throws CredentialsRefusedException if key and secret are not accepted
     * @throws UnrecognizedAnswerException if the answer does not follow the API contract
     */
    public Duration measureClockSkew() {
        return tokens.measured(Deadline.in(settings.endpoint().totalTimeout())).skew();
    }

    private Certification call(Operation operation, String method, ImpUid id) {
        var deadline = Deadline.in(settings.endpoint().totalTimeout());
        var address = URI.create(base + "certifications/" + id.value()); // needs no percent-encoding, see ImpUid
        var token = tokens.current(deadline);
        var answer = transport.send(operation, authorized(method, address, token), deadline);
        if (answer.unauthorized()) {
            tokens.drop(token);
            var another = tokens.current(deadline);
            answer = transport.send(operation, authorized(method, address, another), deadline);
        }
        return CertificationReader.read(operation, envelope.open(operation, answer));
    }

    private static HttpUriRequestBase authorized(String method, URI address, AccessToken token) {
        var request = new HttpUriRequestBase(method, address);
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        return request;
    }

    private static byte[] body(Credentials credentials) {
        var body = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
            json.writeStartObject();
            json.writeStringProperty("imp_key", credentials.impKey());
            json.writeStringProperty("imp_secret", credentials.impSecret());
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private AccessToken requestToken(Deadline deadline) {
        var request = new HttpUriRequestBase("POST", URI.create(base + "users/getToken"));
        request.setEntity(new ByteArrayEntity(body(settings.credentials()), ContentType.APPLICATION_JSON));
        var answer = transport.send(CertificationCall.GET_TOKEN, request, deadline);
        if (answer.status() == 400) {
            throw Envelope.refused(CertificationCall.GET_TOKEN, 400);
        }
        return AccessToken.read(envelope.open(CertificationCall.GET_TOKEN, answer), clock.instant());
    }

    @Override
    public void close() {
        transport.close();
    }
}
