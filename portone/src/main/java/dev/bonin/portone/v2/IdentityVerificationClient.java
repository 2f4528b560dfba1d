package dev.bonin.portone.v2;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.RequestRefusedException;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.wire.Answer;
import dev.bonin.portone.wire.Deadline;
import dev.bonin.portone.wire.JsonObject;
import dev.bonin.portone.wire.Transport;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * A client for identity verifications at PortOne V2. Create one instance per application and share it among all
 * threads, platform or virtual: it holds the connections. Every call ends within the total timeout of its settings.
 *
 * <p>Each call throws {@link CredentialsRefusedException} if the secret or the store is not accepted,
 * {@link PortOneUnavailableException} if PortOne is unavailable, and {@link UnrecognizedAnswerException} if the answer
 * does not follow the API contract.
 */
public final class IdentityVerificationClient implements AutoCloseable {
    /** An id that nobody mints: 32 zeros. */
    private static final IdentityVerificationId OF_NOBODY = IdentityVerificationId.parse("0".repeat(32));

    private static final Duration LATELY = Duration.ofSeconds(1);

    private final IdentityVerificationSettings settings;
    private final Clock clock;
    private final LongSupplier nanos;
    private final String base;
    private final Transport transport;
    private volatile @Nullable Told told;

    /**
     * What an answer told of PortOne's clock.
     *
     * @param nanos when, by the monotonic clock
     */
    private record Told(Duration skew, long nanos) {}

    private IdentityVerificationClient(
            IdentityVerificationSettings settings, Clock clock, LongSupplier nanos, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.base = settings.endpoint().folder() + "identity-verifications";
        this.transport = new Transport(settings.endpoint(), random);
    }

    /** Creates a client. It sends nothing until the first call. Close it to release its connections. */
    public static IdentityVerificationClient connect(IdentityVerificationSettings settings) {
        return connect(settings, Clock.systemUTC(), new Random());
    }

    /**
     * Creates a client with another clock and another source of jitter.
     *
     * @param random used by several threads at once
     */
    public static IdentityVerificationClient connect(
            IdentityVerificationSettings settings, Clock clock, RandomGenerator random) {
        return connect(settings, clock, System::nanoTime, random);
    }

    /**
     * Creates a client with another monotonic clock, for tests.
     *
     * @param nanos the monotonic clock, which keeps counting when {@code clock} is set
     */
    static IdentityVerificationClient connect(
            IdentityVerificationSettings settings, Clock clock, LongSupplier nanos, RandomGenerator random) {
        return new IdentityVerificationClient(settings, clock, nanos, random);
    }

    /**
     * Returns PortOne's report on {@code id}. Source: {@code GET /identity-verifications/{identityVerificationId}}.
     *
     * @throws RecordNotFoundException if the store has no such record, which is so until a window was opened
     */
    public IdentityVerification get(IdentityVerificationId id) {
        var call = IdentityVerificationCall.GET;
        return IdentityVerificationReader.read(call, call(call, request("GET", address(id, "") + storeQuery())));
    }

    /** Returns a page of records, those of V1 among them. Source: {@code GET /identity-verifications}. */
    public IdentityVerificationPage list(ListQuery query) {
        var call = IdentityVerificationCall.LIST;
        var input = new String(Bodies.list(query, settings.storeId()), UTF_8);
        var answer = call(call, request("GET", base + "?requestBody=" + URLEncoder.encode(input, UTF_8)));
        var items =
                answer.objects("items").orElseThrow(() -> new UnrecognizedAnswerException(call, 200, "items: missing"));
        var total = answer.object("page")
                .flatMap(page -> page.number("totalCount"))
                .orElseThrow(() -> new UnrecognizedAnswerException(call, 200, "totalCount: missing"));
        return new IdentityVerificationPage(read(items), total);
    }

    private static List<IdentityVerification> read(List<JsonObject> items) {
        return items.stream()
                .map(item -> IdentityVerificationReader.read(IdentityVerificationCall.LIST, item))
                .toList();
    }

    /**
     * Has the person verified without a window: sends a message to their phone. Not repeated if its answer is lost.
     * Source: {@code POST /identity-verifications/{identityVerificationId}/send}.
     *
     * @throws RequestRefusedException if it was sent or verified before, or the channel or provider does not take it
     */
    public void send(IdentityVerificationId id, SendOrder order) {
        var request = request("POST", address(id, "/send"));
        request.setEntity(new ByteArrayEntity(Bodies.send(order, settings.storeId()), ContentType.APPLICATION_JSON));
        call(IdentityVerificationCall.SEND, request);
    }

    /**
     * Sends the message once more. Source: {@code POST /identity-verifications/{identityVerificationId}/resend}.
     *
     * @throws RecordNotFoundException if the store has no such record
     * @throws RequestRefusedException if nothing was sent, or the person is verified
     */
    public void resend(IdentityVerificationId id) {
        call(IdentityVerificationCall.RESEND, request("POST", address(id, "/resend") + storeQuery()));
    }

    /**
     * Ends a verification without a window, and returns PortOne's report on it. Source: {@code POST
     * /identity-verifications/{identityVerificationId}/confirm}.
     *
     * @param otp what the person typed; null if they answered in the carrier's app
     * @throws RecordNotFoundException if the store has no such record
     * @throws RequestRefusedException if nothing was sent, the person is verified, or the provider refuses the code
     */
    public IdentityVerification confirm(IdentityVerificationId id, @Nullable String otp) {
        var call = IdentityVerificationCall.CONFIRM;
        var request = request("POST", address(id, "/confirm"));
        request.setEntity(new ByteArrayEntity(Bodies.confirm(otp, settings.storeId()), ContentType.APPLICATION_JSON));
        return call(call, request)
                .object("identityVerification")
                .map(record -> IdentityVerificationReader.read(call, record))
                .orElseThrow(() -> new UnrecognizedAnswerException(call, 200, "identityVerification: missing"));
    }

    /**
     * Returns the difference to add to our clock to get PortOne's time, to the second, as the header {@code Date} of
     * the last answer tells it; empty before the first one. A difference of more than some seconds means that one of
     * the two clocks is wrong.
     */
    public Optional<Duration> clockSkew() {
        return Optional.ofNullable(told).map(Told::skew);
    }

    /**
     * Returns the clock skew as of at most a second ago. If the last answer is older, asks for a record that does not
     * exist: PortOne V2 has no call for its time.
     *
     * @return empty if the answer has no readable {@code Date}
     */
    public Optional<Duration> measureClockSkew() {
        var last = told;
        if (last == null || nanos.getAsLong() - last.nanos() >= LATELY.toNanos()) {
            try {
                get(OF_NOBODY);
            } catch (RecordNotFoundException expected) {
                return clockSkew();
            }
        }
        return clockSkew();
    }

    private void hear(Answer answer) {
        var date = answer.date();
        told = date == null ? null : new Told(Duration.between(clock.instant(), date), nanos.getAsLong());
    }

    private String address(IdentityVerificationId id, String action) {
        return base + "/" + id.segment() + action;
    }

    private String storeQuery() {
        return settings.storeId() == null ? "" : "?storeId=" + URLEncoder.encode(settings.storeId(), UTF_8);
    }

    private HttpUriRequestBase request(String method, String address) {
        var request = new HttpUriRequestBase(method, URI.create(address));
        request.setHeader(
                HttpHeaders.AUTHORIZATION, "PortOne " + settings.secret().value());
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        return request;
    }

    private JsonObject call(IdentityVerificationCall call, HttpUriRequestBase request) {
        var deadline = Deadline.in(settings.endpoint().totalTimeout());
        var answer = transport.send(call, request, deadline);
        hear(answer);
        return Answers.open(call, answer);
    }

    @Override
    public void close() {
        transport.close();
    }
}
