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
                .with("imp_uid", session.impUid())
                .with("kind", WindowKind.of(order.channel().provider()).code())
                .with("agencies", agencies())
                .with("company", order.company())
                .with("prefill", prefill())
                .with("message", message(state))
                .withAll(order.returnPath().describe(outcome(state)));
        return state.over() ? view : view.without(Set.of("outcome", "return_to"));
    }

    private JsonValue agencies() {
        return JsonArray.ofStrings(session.order().channel().agencies().stream().map(Agency::code));
    }

    private JsonValue prefill() {
        WindowOrder.Prefill prefill = session.order().prefill();
        return JsonObject.empty()
                .with("name", prefill.name())
                .with("phone", prefill.phone())
                .with("carrier", prefill.carrier());
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
        WindowOrder order = session.order();
        if (state instanceof WindowState.Certified) {
            String provider = order.channel().provider().code();
            return new Outcome(true, session.impUid(), order.merchantUid(), provider, null, null);
        }
        String code = state instanceof Failed failed ? failed.reason() : "user_cancelled";
        Map<String, Integer> values = state instanceof Failed failed ? failed.values() : Map.of();
        String sentence = texts.say("error." + code, values);
        return new Outcome(false, session.impUid(), order.merchantUid(), null, code, sentence);
    }
}
