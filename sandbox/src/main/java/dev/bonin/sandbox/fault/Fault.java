package dev.bonin.sandbox.fault;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.http.Delivery;
import dev.bonin.sandbox.http.Envelope;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a call to PortOne fails. A fault that replaces the answer prevents the request from being executed;
 * one that changes, delays or loses the answer does not: a DELETE has then erased the record.
 */
public interface Fault {

    /** Returns the faulty answer. */
    Response strike(StruckCall call);

    /** Returns whether the fault can occur on this route. */
    default boolean concerns(RestRoute route) {
        return true;
    }

    /** Returns a plan for this fault, {@code times} times. */
    default FaultPlan times(int times) {
        return FaultPlan.once(this).times(times);
    }

    /** Returns a plan for this fault, on that route only. */
    default FaultPlan on(RestRoute route) {
        return FaultPlan.once(this).on(route);
    }

    /** An HTTP error in PortOne's form; the request is not executed. */
    record Status(int status) implements Fault {
        public Status {
            requireRange("status", status, 400, 599);
        }

        @Override
        public Response strike(StruckCall call) {
            return call.failure(status, "요청을 처리하지 못했습니다. (sandbox fault)");
        }
    }

    /**
     * 429 with {@code Retry-After} in seconds; the request is not executed. PortOne documents no rate limit, but may
     * have one.
     */
    record RateLimited(int retryAfterSeconds) implements Fault {
        public RateLimited {
            requireRange("retry_after", retryAfterSeconds, 0, 86_400);
        }

        @Override
        public Response strike(StruckCall call) {
            return call.failure(429, "Too Many Requests")
                    .withHeader("Retry-After", Integer.toString(retryAfterSeconds));
        }
    }

    /** The token of the call is revoked: 401. A new token works; so does V2's API secret, which is refused once. */
    record RevokedToken() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return call.revokeToken() ? call.soundAnswer() : call.failure(401, "Unauthorized");
        }

        @Override
        public boolean concerns(RestRoute route) {
            return !route.issuesTokens();
        }
    }

    /** A gateway's HTML page with this status, 200 included; the request is not executed. */
    record HtmlBody(int status) implements Fault {
        public HtmlBody {
            requireRange("status", status, 200, 599);
        }

        @Override
        public Response strike(StruckCall call) {
            return Response.text(status, "text/html", "<html><head><title>Gateway</title></head><body></body></html>");
        }
    }

    /** Status 200 without a body. */
    record EmptyBody() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return call.soundAnswer().withBody("");
        }
    }

    /** JSON that ends in the middle, in a complete HTTP message. */
    record TruncatedJson() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            Response answer = call.soundAnswer();
            String body = answer.bodyText();
            return answer.withBody(body.substring(0, body.length() / 2));
        }
    }

    /** The connection breaks in the middle of the body. */
    record CutOff() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return call.soundAnswer().delivered(new Delivery.CutOff());
        }
    }

    /** V1: HTTP 200, {@code code} 1 and {@code response} null, the other error form; the request is not executed. */
    record BusinessRefusal() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return Envelope.failure(200, 1, "요청이 거절되었습니다. (sandbox fault)");
        }

        @Override
        public boolean concerns(RestRoute route) {
            return !route.isV2();
        }
    }

    /** V1: {@code code} 0, but {@code response} null. */
    record NullResponse() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return Answers.change(call.soundAnswer(), envelope -> envelope.withNull("response"));
        }

        @Override
        public boolean concerns(RestRoute route) {
            return !route.isV2();
        }
    }

    /** V1: a correct record, but with another {@code imp_uid} than the requested one. */
    record WrongImpUid() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return Answers.changePayload(call.soundAnswer(), record -> record.with("imp_uid", "imp_999999999999"));
        }

        @Override
        public boolean concerns(RestRoute route) {
            return !route.isV2() && !route.issuesTokens();
        }
    }

    /** The correct answer, after a delay in real time, regardless of the sandbox's clock. */
    record Late(Duration delay) implements Fault {
        private static final Duration MAX = Duration.ofMinutes(10);

        public Late {
            if (delay.isNegative() || delay.compareTo(MAX) > 0) {
                throw new IllegalArgumentException("delay: " + delay + " (expected: PT0S to " + MAX + ")");
            }
        }

        @Override
        public Response strike(StruckCall call) {
            return call.soundAnswer().delivered(new Delivery.Late(delay));
        }
    }

    /** No answer; the connection stays open until the sandbox closes. */
    record Stalled() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return call.soundAnswer().delivered(new Delivery.Stalled());
        }
    }

    /** The connection is closed without an answer. */
    record Dropped() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return call.soundAnswer().delivered(new Delivery.Dropped());
        }
    }

    /** A valid answer made too long by an additional field of {@code bytes} characters. */
    record OversizedBody(int bytes) implements Fault {
        public OversizedBody {
            requireRange("bytes", bytes, 1, 64 * 1024 * 1024);
        }

        @Override
        public Response strike(StruckCall call) {
            return Answers.change(call.soundAnswer(), envelope -> envelope.with("padding", "x".repeat(bytes)));
        }
    }

    /** Fields and nested values that PortOne does not have today; its compatibility policy allows additions. */
    record ExtraFields() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return Answers.changeAll(call.soundAnswer(), ExtraFields::extend);
        }

        private static JsonObject extend(JsonObject object) {
            return object.with("new_text", "새로운 값")
                    .with("new_object", JsonObject.empty().with("new_flag", true))
                    .with("new_list", JsonArray.ofStrings(Stream.of("하나", "둘")))
                    .withNull("new_null");
        }
    }

    /** The correct answer with all non-ASCII characters escaped. V1 does so by itself, unless it is told not to. */
    record EscapedKorean() implements Fault {
        @Override
        public Response strike(StruckCall call) {
            return Answers.escape(call.soundAnswer());
        }
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    /**
     * A fault and the calls to which it applies.
     *
     * @param times the number of calls, 1 to 1,000
     * @param route null for every route on which the fault can occur
     */
    record FaultPlan(Fault fault, int times, @Nullable RestRoute route) {

        public FaultPlan {
            requireNonNull(fault, "fault");
            if (times < 1 || times > 1_000) {
                throw new IllegalArgumentException("times: " + times + " (expected: 1 to 1000)");
            }
            if (route != null && !fault.concerns(route)) {
                throw new IllegalArgumentException("route: " + route + " (expected: one that the fault applies to)");
            }
        }

        /** Returns a plan for the next call to which the fault applies. */
        public static FaultPlan once(Fault fault) {
            return new FaultPlan(fault, 1, null);
        }

        public FaultPlan times(int otherTimes) {
            return new FaultPlan(fault, otherTimes, route);
        }

        public FaultPlan on(RestRoute otherRoute) {
            return new FaultPlan(fault, times, otherRoute);
        }

        boolean strikes(RestRoute called) {
            return fault.concerns(called) && (route == null || route == called);
        }
    }
}
