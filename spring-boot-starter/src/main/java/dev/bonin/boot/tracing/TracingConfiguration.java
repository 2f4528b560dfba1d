package dev.bonin.boot.tracing;

import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.portone.CallObserver;
import dev.bonin.web.problem.FinishLog;
import io.micrometer.observation.ObservationRegistry;
import java.util.stream.Stream;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** The beans of this package. Code here decides, never a condition, since ahead-of-time processing freezes those. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    private static final String TRACER = "io.micrometer.tracing.Tracer";

    /** Where the application traces, PortOne gets the header of its span; otherwise that of the call, as it came. */
    @Bean
    @ConditionalOnMissingBean
    CallObserver boninCallObserver(ObjectProvider<ObservationRegistry> registries, ListableBeanFactory beans) {
        var registry = registries.getIfUnique();
        return registry != null && hasTracer(beans) ? new ObservedCalls(registry) : new ForwardedTrace();
    }

    private static boolean hasTracer(ListableBeanFactory beans) {
        var loader = TracingConfiguration.class.getClassLoader();
        return ClassUtils.isPresent(TRACER, loader) && ApplicationTracer.isThere(beans);
    }

    /** A line for each finish, where logs are for machines; in text only for those who ask for it. */
    @Bean
    @ConditionalOnMissingBean
    FinishWatch boninFinishLog(Environment environment) {
        return new FinishLog(isStructured(environment) ? Level.INFO : Level.DEBUG, System::nanoTime);
    }

    private static boolean isStructured(Environment environment) {
        return Stream.of("logging.structured.format.console", "logging.structured.format.file")
                .map(environment::getProperty)
                .anyMatch(StringUtils::hasText);
    }
}
