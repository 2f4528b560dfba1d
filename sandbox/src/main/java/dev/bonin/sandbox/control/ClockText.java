package dev.bonin.sandbox.control;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Sets the clock from JSON: {@code set} to an instant, {@code advance} by a duration, or {@code reset}. */
final class ClockText {
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2099-12-31T00:00:00Z");

    private final OffsetClock clock;

    ClockText(OffsetClock clock) {
        this.clock = clock;
    }

    void apply(JsonObject text) {
        Members members = new Members(text);
        members.requireOnly(Set.of("set", "advance", "reset"));
        if (text.members().size() != 1) {
            throw Refusal.badRequest("body: another number of fields (expected: one of set, advance, reset)");
        }
        if (text.find("reset").isPresent()) {
            reset(text);
        } else {
            clock.set(withinReach(target(members)));
        }
    }

    private void reset(JsonObject text) {
        if (!text.find("reset").filter(new JsonBoolean(true)::equals).isPresent()) {
            throw Refusal.badRequest("reset: another value (expected: true)");
        }
        clock.reset();
    }

    private Instant target(Members members) {
        try {
            return members.findText("set")
                    .map(Instant::parse)
                    .orElseGet(() -> clock.instant().plus(Duration.parse(members.text("advance"))));
        } catch (DateTimeException | ArithmeticException e) {
            throw Refusal.badRequest(
                    "set, advance: unreadable (expected: an instant such as 2026-11-23T00:00:00Z, a duration such as PT1H)");
        }
    }

    /** The personas' descriptions hold in these years only. */
    private static Instant withinReach(Instant target) {
        if (target.isBefore(EARLIEST) || target.isAfter(LATEST)) {
            throw Refusal.badRequest("set, advance: out of range (expected: " + EARLIEST + " to " + LATEST + ")");
        }
        return target;
    }
}
