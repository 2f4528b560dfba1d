package dev.bonin.benchmark.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.id.TimedIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Months as bounds of ids. */
class MonthsTest {
    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    private final Months months = Months.until(NOW, 24);

    @Test
    void beginWithTheOldestAndEndWithTheNext() {
        assertThat(months.start()).isEqualTo("2024-04-01T00:00:00Z");
        assertThat(months.all()).hasSize(25).startsWith(0).endsWith(24);
    }

    @Test
    void holdTheIdsThatAreMadeInThem() {
        assertThat(id("2026-02-28T23:59:59.999Z")).isLessThan(months.bound(23));
        assertThat(id("2026-03-01T00:00:00Z")).isGreaterThanOrEqualTo(months.bound(23));
        assertThat(id("2026-03-31T23:59:59.999Z")).isLessThan(months.bound(24));
    }

    private static String id(String moment) {
        return new TimedIds(Clock.fixed(Instant.parse(moment), ZoneOffset.UTC), new Random(1)).next();
    }
}
