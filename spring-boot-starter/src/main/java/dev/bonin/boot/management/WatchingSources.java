package dev.bonin.boot.management;

import dev.bonin.source.PhoneAgency;
import dev.bonin.source.VerificationSource;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/** Wraps every source and agency, also one of the application's own, to watch its calls and time those of sources. */
final class WatchingSources implements BeanPostProcessor, Ordered {
    private final ObjectProvider<PortOneWatch> watch;
    private final ObjectProvider<MeterRegistry> meters;

    WatchingSources(ObjectProvider<PortOneWatch> watch, ObjectProvider<MeterRegistry> meters) {
        this.watch = watch;
        this.meters = meters;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof VerificationSource source) {
            return new WatchedSource(source, watch.getObject(), meters.getObject());
        }
        return bean instanceof PhoneAgency agency ? new WatchedAgency(agency, watch.getObject()) : bean;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
