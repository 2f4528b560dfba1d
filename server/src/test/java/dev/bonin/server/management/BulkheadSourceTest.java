package dev.bonin.server.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.source.Evidence;
import dev.bonin.source.Report;
import dev.bonin.source.VerificationSource;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BulkheadSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    /** Without it nothing would ever be erased for its age on Java 17 to 20 in live mode. */
    @Test
    void passesTheTimeOn() {
        var bulkhead = new BulkheadSource(new VerificationSource() {
            @Override
            public Optional<Report> report(Evidence evidence) {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> time() {
                return Optional.of(NOW);
            }

            @Override
            public Optional<Instant> expectedTime() {
                return Optional.of(NOW.plusSeconds(1));
            }
        });

        assertThat(bulkhead.time()).contains(NOW);
        assertThat(bulkhead.expectedTime()).contains(NOW.plusSeconds(1));
    }
}
