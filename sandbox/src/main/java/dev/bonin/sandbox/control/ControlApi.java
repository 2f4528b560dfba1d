package dev.bonin.sandbox.control;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.call.Calls;
import dev.bonin.sandbox.call.RecordedCall;
import dev.bonin.sandbox.certification.Certification;
import dev.bonin.sandbox.certification.OrderDesk;
import dev.bonin.sandbox.fault.Fault.FaultPlan;
import dev.bonin.sandbox.fault.Faults;
import dev.bonin.sandbox.http.CallerGuard;
import dev.bonin.sandbox.http.Handler;
import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.persona.Personas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sandbox's own API, {@code /sandbox/...}, in JSON. Web pages of another origin cannot call it: see
 * {@link CallerGuard}. Answers come without PortOne's envelope, refusals with it.
 */
public final class ControlApi {
    private final OrderDesk orders;
    private final Personas personas;
    private final Faults faults;
    private final Calls calls;
    private final OffsetClock clock;
    private final Runnable tokenRevocation;
    private final Runnable reset;

    /**
     * Creates the API over these parts.
     *
     * @param tokenRevocation ends all tokens of V1 and V2
     * @param reset deletes all state
     */
    public ControlApi(
            OrderDesk orders,
            Personas personas,
            Faults faults,
            Calls calls,
            OffsetClock clock,
            Runnable tokenRevocation,
            Runnable reset) {
        this.orders = requireNonNull(orders, "orders");
        this.personas = requireNonNull(personas, "personas");
        this.faults = requireNonNull(faults, "faults");
        this.calls = requireNonNull(calls, "calls");
        this.clock = requireNonNull(clock, "clock");
        this.tokenRevocation = requireNonNull(tokenRevocation, "tokenRevocation");
        this.reset = requireNonNull(reset, "reset");
    }

    public void mount(Router router, CallerGuard guard) {
        mount(router, guard, "POST", "/sandbox/certifications", this::makeCertification);
        mount(router, guard, "GET", "/sandbox/faults", request -> listFaults());
        mount(router, guard, "POST", "/sandbox/faults", this::planFault);
        mount(router, guard, "DELETE", "/sandbox/faults", request -> done(faults::clear));
        mount(router, guard, "GET", "/sandbox/calls", request -> listCalls());
        mount(router, guard, "DELETE", "/sandbox/calls", request -> done(calls::clear));
        mount(router, guard, "GET", "/sandbox/clock", request -> tellTime());
        mount(router, guard, "POST", "/sandbox/clock", this::turnClock);
        mount(router, guard, "POST", "/sandbox/tokens/revoke", request -> doneWithoutBody(request, tokenRevocation));
        mount(router, guard, "POST", "/sandbox/reset", request -> doneWithoutBody(request, reset));
    }

    static void mount(Router router, CallerGuard guard, String method, String template, Handler handler) {
        router.mount(method, template, guard.around(request -> refusingBadArguments(request, handler)));
    }

    private static Response refusingBadArguments(Request request, Handler handler) {
        try {
            return handler.handle(request);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private Response makeCertification(Request request) {
        Certification made = orders.fulfil(OrderText.read(request.json()));
        return Response.json(201, JsonObject.empty().with("imp_uid", made.impUid()));
    }

    private Response planFault(Request request) {
        FaultPlan plan = FaultText.read(request.json());
        try {
            faults.plan(plan);
        } catch (IllegalStateException e) {
            throw new Refusal(409, String.valueOf(e.getMessage()));
        }
        return listFaults();
    }

    private Response listFaults() {
        return Response.json(
                200,
                JsonObject.empty()
                        .with("waiting", JsonArray.of(faults.waiting().stream().map(FaultText::write))));
    }

    private Response listCalls() {
        Map<String, JsonValue> counts = new LinkedHashMap<>();
        new TreeMap<>(calls.counts()).forEach((route, count) -> counts.put(route, JsonNumber.of(count)));
        List<RecordedCall> recorded = calls.all();
        return Response.json(
                200,
                JsonObject.empty()
                        .with("counts", new JsonObject(counts))
                        .with("calls", JsonArray.of(recorded.stream().map(ControlApi::describe))));
    }

    private static JsonObject describe(RecordedCall call) {
        return JsonObject.empty()
                .with("at", call.at().toString())
                .with("method", call.method())
                .with("route", call.route())
                .with("status", call.status());
    }

    private Response turnClock(Request request) {
        new ClockText(clock).apply(request.json());
        return tellTime();
    }

    private Response tellTime() {
        return Response.json(
                200,
                JsonObject.empty()
                        .with("now", clock.instant().toString())
                        .with("today", personas.today().toString()));
    }

    /** A body is optional, but has to be JSON: browsers send that across origins only after a preflight request. */
    private static Response doneWithoutBody(Request request, Runnable action) {
        if (!request.mediaType().isEmpty() || !request.bodyText().isEmpty()) {
            new Members(request.json()).requireOnly(Set.of());
        }
        return done(action);
    }

    private static Response done(Runnable action) {
        action.run();
        return Response.json(200, JsonObject.empty().with("done", true));
    }
}
