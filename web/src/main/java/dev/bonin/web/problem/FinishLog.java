package dev.bonin.web.problem;

import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Step;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs one line for each finish: its outcome, the step that decided, and how long it took. Names no person, account,
 * cookie or code. In logs of key and value (JSON) each of these is a member of its own.
 */
public final class FinishLog implements FinishWatch {
    /** Its own name, so that it can be switched on and off by itself. */
    private static final Logger LOG = LoggerFactory.getLogger("dev.bonin.finish");

    private final Level level;
    private final LongSupplier nanos;

    /**
     * Creates a log.
     *
     * @param level the level of the lines; nothing is measured while it is off
     * @param nanos a monotonic clock such as {@link System#nanoTime}
     */
    public FinishLog(Level level, LongSupplier nanos) {
        this.level = level;
        this.nanos = nanos;
    }

    @Override
    public Watched begin() {
        return LOG.isEnabledForLevel(level) ? new Timed() : Watched.NOTHING;
    }

    private final class Timed implements Watched {
        private final long begun = nanos.getAsLong();
        private final Map<Step, Long> taken = new EnumMap<>(Step.class);
        private @Nullable Step current;
        private Step last = Step.EVIDENCE_SHAPE;
        private long since = begun;
        private @Nullable Long decided;

        @Override
        public void enters(Step step) {
            endStep();
            current = step;
            last = step;
        }

        @Override
        public void decided() {
            endStep();
            decided = since;
        }

        private void endStep() {
            long now = nanos.getAsLong();
            if (current != null) {
                taken.merge(current, now - since, Long::sum);
            }
            current = null;
            since = now;
        }

        @Override
        public void answered(Outcome outcome) {
            var reason = outcome.fold(yes -> "none", waiting -> "none", Outcome.Refused::code);
            var purpose = outcome.fold(
                    yes -> Optional.of(yes.purpose()),
                    waiting -> Optional.of(waiting.purpose()),
                    no -> Optional.<String>empty());
            var steps = outcome.steps();
            var decidedBy = steps.isEmpty() ? last : steps.get(steps.size() - 1);
            var line = line(outcome.status(), reason, decidedBy)
                    .addKeyValue("verification_id", outcome.id().value())
                    .addKeyValue("mode", outcome.mode().code());
            var named = purpose.isPresent() ? line.addKeyValue("purpose", purpose.get()) : line;
            log(named, outcome.status(), reason, decidedBy);
        }

        @Override
        public void failed(Throwable failure) {
            endStep();
            var reason = FailureProblems.reason(failure).code();
            log(line("failed", reason, last), "failed", reason, last);
        }

        private LoggingEventBuilder line(String status, String reason, Step step) {
            return LOG.atLevel(level)
                    .addKeyValue("finish", status)
                    .addKeyValue("reason", reason)
                    .addKeyValue("step", step.number());
        }

        private void log(LoggingEventBuilder line, String status, String reason, Step step) {
            long end = nanos.getAsLong();
            long all = millis(end - begun);
            var portOne = taken.get(Step.REPORT);
            // A finish that shares the result of another one has waited for it, and not for the store.
            var store = taken.containsKey(Step.EVIDENCE_SHAPE) ? stored() : null;
            var handlers = decided == null ? null : Long.valueOf(end - decided);
            with(with(with(line, "portone_ms", portOne), "store_ms", store), "handlers_ms", handlers)
                    .addKeyValue("duration_ms", all)
                    .log(
                            "Finish: {} ({}) at {} in {} ms, PortOne {} ms, store {} ms",
                            status,
                            reason,
                            step.number(),
                            all,
                            shown(portOne),
                            shown(store));
        }

        /** Returns the time of the look-up before the second step, and of the write at the end. */
        private Long stored() {
            return taken.getOrDefault(Step.EVIDENCE_SHAPE, 0L)
                    + taken.getOrDefault(Step.TRY_COUNTED, 0L)
                    + taken.getOrDefault(Step.RECORDED, 0L);
        }
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, String key, @Nullable Long nanos) {
        return nanos == null ? line : line.addKeyValue(key, millis(nanos));
    }

    private static String shown(@Nullable Long nanos) {
        return nanos == null ? "-" : String.valueOf(millis(nanos));
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
