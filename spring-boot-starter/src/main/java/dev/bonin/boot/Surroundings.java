package dev.bonin.boot;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * What Bonin takes from around it.
 *
 * @param clock the bean named {@code boninClock}, where there is one; otherwise the application's only {@code Clock},
 *     or its primary one; otherwise, also where there are several, the system's in UTC
 * @param random makes ids, nonces and keys
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
