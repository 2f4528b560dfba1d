package dev.bonin.boot.refusal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints a refused start as two sentences instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE) // Spring Boot would explain the same failure in its own words
public final class RefusedStartAnalyzer extends AbstractFailureAnalyzer<RefusedStartException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedStartException refused) {
        return new FailureAnalysis(refused.getMessage(), refused.remedy(), refused);
    }
}
