package dev.bonin.boot.management;

import dev.bonin.policy.Decision;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Counts outcomes and decisions of policies, shadow policies included. Runs first, before another handler can fail. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OutcomeMeter implements VerificationHandler {
    private static final String NO_REASON = "none";

    private final MeterProvider<Counter> outcomes;
    private final MeterProvider<Counter> decisions;

    /** Begins to count acceptances at 0, so that a monitor sees the first one as an increase. */
    OutcomeMeter(Mode mode, MeterRegistry meters) {
        this.outcomes = Counter.builder("bonin.outcomes")
                .description("Outcomes of finishes; a status that ends with _again repeats an earlier outcome")
                .withRegistry(meters);
        counter(mode, "accepted", NO_REASON);
        this.decisions = Counter.builder("bonin.decisions")
                .description("Decisions of policies; those of shadow policies have no effect")
                .withRegistry(meters);
    }

    @Override
    public void handle(Outcome outcome) {
        var reason = outcome.fold(yes -> NO_REASON, waiting -> NO_REASON, Outcome.Refused::code);
        counter(outcome.mode(), status(outcome), reason).increment();
        outcome.fold(this::decisions, this::decisions, this::decisions);
    }

    private Counter counter(Mode mode, String status, String reason) {
        return outcomes.withTags("mode", mode.code(), "status", status, "reason", reason);
    }

    private static String status(Outcome outcome) {
        return outcome.fold(
                yes -> yes.firstTime() ? "accepted" : "accepted_again",
                waiting -> waiting.firstTime() ? "guardian_needed" : "guardian_needed_again",
                no -> no.firstTime() ? "refused" : "refused_again");
    }

    private int decisions(Outcome.Accepted accepted) {
        return accepted.firstTime() ? count(accepted.judgement().decisions(), accepted.shadow()) : 0;
    }

    private int decisions(Outcome.GuardianNeeded waiting) {
        return waiting.firstTime() ? count(waiting.judgement().decisions(), waiting.shadow()) : 0;
    }

    private int decisions(Outcome.Refused refused) {
        return refused.firstTime() ? count(refused.judgement().decisions(), refused.shadow()) : 0;
    }

    private int count(List<Decision> decided, List<Decision> shadow) {
        decided.forEach(decision -> count(decision, false));
        shadow.forEach(decision -> count(decision, true));
        return decided.size() + shadow.size();
    }

    private void count(Decision decision, boolean shadow) {
        var verdict = decision.verdict();
        decisions
                .withTags(
                        "policy",
                        family(decision.policy()),
                        "verdict",
                        verdict.result().code(),
                        "reason",
                        verdict.reason().orElse(NO_REASON),
                        "shadow",
                        String.valueOf(shadow))
                .increment();
    }

    /**
     * Returns the name without its argument, which applications can choose freely: tags need a bounded set of values.
     */
    private static String family(String policy) {
        return policy.split(":", 2)[0];
    }
}
