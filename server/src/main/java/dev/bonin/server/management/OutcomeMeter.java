package dev.bonin.server.management;

import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Counts outcomes, before any other handler can fail. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OutcomeMeter implements VerificationHandler {
    private final MeterRegistry meters;

    OutcomeMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void handle(Outcome outcome) {
        Counter.builder("bonin.outcomes")
                .description("Finishes that came to an outcome; accepted_again repeats an earlier one")
                .tag("mode", outcome.mode().code())
                .tag("status", outcome.fold(yes -> yes.firstTime() ? "accepted" : "accepted_again", no -> "refused"))
                .tag("reason", outcome.fold(yes -> "none", no -> no.reason().code()))
                .register(meters)
                .increment();
    }
}
