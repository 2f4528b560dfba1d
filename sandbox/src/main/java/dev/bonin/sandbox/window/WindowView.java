package dev.bonin.sandbox.window;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.window.WindowState.CodeSent;
import dev.bonin.sandbox.window.WindowState.Failed;
import dev.bonin.sandbox.window.WindowState.PushSent;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The data of a session for its page. */
final class WindowView {
    private static final int ROUND_UP_MILLIS = 999;

    private final WindowSession session;
    private final Texts texts;

    WindowView(WindowSession session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    JsonObject json() {
        WindowState state = session.state();
        WindowOrder order = session.order();
        JsonObject view = JsonObject.empty()
                .with("state", state.code())
                .withAll(session.record().ids())
                .with("kind", WindowKind.of(order.provider()).code())
                .with("agencies", agencies())
                .with("carriers", carriers())
                .with("company", order.company())
                .with("prefill", prefill())
                .with("message", message(state))
                .with("failure", failure(state))
                .withAll(order.returnPath().describe(outcome(state)));
        return state.over() ? view : view.without(Set.of("failure", "outcome", "return_to"));
    }

    private JsonValue agencies() {
        return JsonArray.ofStrings(session.order().agencies().stream().map(Agency::code));
    }

    private JsonValue carriers() {
        return JsonArray.ofStrings(session.order().carriers().stream().sorted().map(Enum::name));
    }

    private JsonValue prefill() {
        WindowOrder.Prefill prefill = session.order().prefill();
        return JsonObject.empty()
                .with("name", prefill.name())
                .with("phone", prefill.phone())
                .with("birth6", prefill.birth6())
                .with("carrier", prefill.carrier())
                .with("fixed", prefill.fixed());
    }

    /** Describes the mock phone's screen. It contains the code: in a sandbox the page has to show it. */
    private JsonValue message(WindowState state) {
        if (state instanceof CodeSent sent) {
            return message("sms", sent.details(), sent.serial(), sent.validUntil())
                    .with("code", sent.code6());
        }
        if (state instanceof PushSent sent) {
            return message("push", sent.details(), sent.serial(), sent.validUntil())
                    .with("approved", sent.approved());
        }
        return JsonNull.INSTANCE;
    }

    private JsonObject message(String kind, Details details, int serial, Instant validUntil) {
        long secondsLeft =
                session.timeLeft(validUntil).plusMillis(ROUND_UP_MILLIS).toSeconds();
        return JsonObject.empty()
                .with("kind", kind)
                .with("app", details.agency().code())
                .with("phone", details.dashedPhone())
                .with("serial", serial)
                .with("seconds_left", secondsLeft);
    }

    private Outcome outcome(WindowState state) {
        WindowRecord record = session.record();
        if (state instanceof WindowState.Certified) {
            return record.verified();
        }
        return record.failed(reason(state), sentence(state));
    }

    /** Describes for the person why the attempt has ended. */
    private JsonObject failure(WindowState state) {
        return JsonObject.empty()
                .with("code", session.record().code(reason(state)))
                .with("text", sentence(state));
    }

    private static String reason(WindowState state) {
        return state instanceof Failed failed ? failed.reason() : WindowState.Cancelled.REASON;
    }

    private String sentence(WindowState state) {
        Map<String, Integer> values = state instanceof Failed failed ? failed.values() : Map.of();
        return texts.say("error." + reason(state), values);
    }
}
