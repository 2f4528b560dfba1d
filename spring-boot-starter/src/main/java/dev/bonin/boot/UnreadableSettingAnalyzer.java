package dev.bonin.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Runs before Spring Boot's own analyzer, which prints the value. Ignores settings that are not ours. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
        return UnreadableSetting.refusal(failure)
                .map(refused -> new FailureAnalysis(refused.getMessage(), refused.remedy(), failure))
                .orElse(null);
    }
}
