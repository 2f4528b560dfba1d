package dev.bonin.boot;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Clock and randomness of the application.
 *
 * @param clock the bean named {@code boninClock} if there is one; otherwise the application's only or primary
 *     {@code Clock}; otherwise the system clock in UTC
 * @param random the source of ids, nonces and keys
 */
public record Surroundings(Clock clock, RandomGenerator random) {
    private static final String OWN_CLOCK = "boninClock";

    static Surroundings of(ListableBeanFactory beans) {
        var clock = beans.containsBean(OWN_CLOCK)
                ? beans.getBean(OWN_CLOCK, Clock.class)
                : beans.getBeanProvider(Clock.class).getIfUnique(Clock::systemUTC);
        return new Surroundings(clock, new SecureRandom());
    }
}
