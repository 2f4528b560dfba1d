package dev.bonin.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a refused start as two sentences instead of a stack trace. */
final class RefusedStartAnalyzer extends AbstractFailureAnalyzer<RefusedStartException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedStartException refused) {
        return new FailureAnalysis(refused.getMessage(), refused.remedy(), refused);
    }
}
