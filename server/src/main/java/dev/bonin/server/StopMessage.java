package dev.bonin.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Logs that the server has stopped, once the port is closed and no call runs any more. Hears of the end first. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StopMessage implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("dev.bonin");
    private static final String OUTCOMES = "bonin.outcomes";

    /** Spring Boot waits for pending answers 1,024 phases before the default, and ends the server 1,024 later. */
    private static final int SERVER_HAS_ENDED = DEFAULT_PHASE - 3 * 1_024;

    private static final long NOT_ASKED = -1;

    private final MeterRegistry meters;
    private final AtomicLong before = new AtomicLong(NOT_ASKED);
    private volatile boolean running;

    StopMessage(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Notes what was finished until the server was asked to end; the management port's context says so again. */
    @Override
    public void onApplicationEvent(ContextClosedEvent asked) {
        before.compareAndSet(NOT_ASKED, finished());
    }

    private long finished() {
        return Math.round(meters.find(OUTCOMES).counters().stream()
                .mapToDouble(Counter::count)
                .sum());
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (before.get() != NOT_ASKED) { // a start that failed was never asked to end
            LOG.info(
                    "Stopped: the port is closed. Finishes answered after the server was asked to end: {}",
                    finished() - before.get());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SERVER_HAS_ENDED;
    }
}
