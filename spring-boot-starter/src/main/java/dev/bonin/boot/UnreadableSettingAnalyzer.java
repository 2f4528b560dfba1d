package dev.bonin.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Comes before Spring Boot's own, which shows the value. Other settings than ours are left to that. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
        return UnreadableSetting.refusal(failure)
                .map(refused -> new FailureAnalysis(refused.getMessage(), refused.remedy(), failure))
                .orElse(null);
    }
}
