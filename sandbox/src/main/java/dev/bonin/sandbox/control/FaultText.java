package dev.bonin.sandbox.control;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.fault.Fault.FaultPlan;
import dev.bonin.sandbox.fault.IdentityFault;
import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A {@link FaultPlan} as JSON:
 * {@code {"fault":"status","status":503,"times":2,"route":"GET /certifications/{imp_uid}"}}.
 */
final class FaultText {
    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("status", new Kind("status", members -> new Fault.Status(members.integer("status", 500)))),
            Map.entry(
                    "rate_limited",
                    new Kind("retry_after", members -> new Fault.RateLimited(members.integer("retry_after", 1)))),
            Map.entry("revoked_token", new Kind(members -> new Fault.RevokedToken())),
            Map.entry("html_body", new Kind("status", members -> new Fault.HtmlBody(members.integer("status", 502)))),
            Map.entry("empty_body", new Kind(members -> new Fault.EmptyBody())),
            Map.entry("truncated_json", new Kind(members -> new Fault.TruncatedJson())),
            Map.entry("cut_off", new Kind(members -> new Fault.CutOff())),
            Map.entry("business_refusal", new Kind(members -> new Fault.BusinessRefusal())),
            Map.entry("null_response", new Kind(members -> new Fault.NullResponse())),
            Map.entry("wrong_imp_uid", new Kind(members -> new Fault.WrongImpUid())),
            Map.entry("late", new Kind("delay", members -> new Fault.Late(delay(members)))),
            Map.entry("stalled", new Kind(members -> new Fault.Stalled())),
            Map.entry("dropped", new Kind(members -> new Fault.Dropped())),
            Map.entry(
                    "oversized_body",
                    new Kind("bytes", members -> new Fault.OversizedBody(members.integer("bytes", 1024 * 1024)))),
            Map.entry("extra_fields", new Kind(members -> new Fault.ExtraFields())),
            Map.entry("escaped_korean", new Kind(members -> new Fault.EscapedKorean())),
            Map.entry("refused", new Kind("type", members -> new IdentityFault.Refused(errorType(members)))),
            Map.entry(
                    "unknown_type",
                    new Kind("status", members -> new IdentityFault.UnknownType(members.integer("status", 400)))),
            Map.entry("wrong_id", new Kind(members -> new IdentityFault.WrongId())),
            Map.entry("unknown_status", new Kind(members -> new IdentityFault.UnknownStatus())),
            Map.entry("unknown_values", new Kind(members -> new IdentityFault.UnknownValues())),
            Map.entry("optionals_absent", new Kind(members -> new IdentityFault.OptionalsAbsent())),
            Map.entry("optionals_null", new Kind(members -> new IdentityFault.OptionalsNull()))));

    private record Kind(Set<String> names, Function<Members, Fault> reader) {
        Kind(Function<Members, Fault> reader) {
            this(Set.of("fault", "times", "route"), reader);
        }

        Kind(String parameter, Function<Members, Fault> reader) {
            this(Set.of("fault", "times", "route", parameter), reader);
        }
    }

    private FaultText() {}

    /** Returns the names of all faults. */
    static Set<String> words() {
        return KINDS.keySet();
    }

    static FaultPlan read(JsonObject text) {
        Members members = new Members(text);
        Kind kind = kind(members.text("fault"));
        members.requireOnly(kind.names());
        FaultPlan plan = FaultPlan.once(kind.reader().apply(members)).times(members.integer("times", 1));
        return members.findText("route").map(route -> plan.on(route(route))).orElse(plan);
    }

    static JsonObject write(FaultPlan plan) {
        RestRoute route = plan.route();
        return JsonObject.empty()
                .with("fault", plan.fault().toString())
                .with("times", plan.times())
                .with("route", route == null ? null : route.toString());
    }

    private static Kind kind(String word) {
        Kind kind = KINDS.get(word);
        if (kind == null) {
            throw Refusal.badRequest("fault: unknown (expected: one of " + String.join(", ", words()) + ")");
        }
        return kind;
    }

    private static RestRoute route(String text) {
        return RestRoute.find(text)
                .orElseThrow(() -> Refusal.badRequest(Arrays.stream(RestRoute.values())
                        .map(RestRoute::toString)
                        .collect(Collectors.joining(", ", "route: unknown (expected: one of ", ")"))));
    }

    private static ErrorType errorType(Members members) {
        String text = members.text("type");
        return Arrays.stream(ErrorType.values())
                .filter(type -> type.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(Arrays.stream(ErrorType.values())
                        .map(Enum::name)
                        .collect(Collectors.joining(", ", "type: unknown (expected: one of ", ")"))));
    }

    private static Duration delay(Members members) {
        try {
            return Duration.parse(members.text("delay"));
        } catch (DateTimeException e) {
            throw Refusal.badRequest("delay: unreadable (expected: ISO-8601 such as PT2.5S)");
        }
    }
}
