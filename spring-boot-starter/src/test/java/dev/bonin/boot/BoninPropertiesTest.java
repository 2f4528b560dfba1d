package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.refusal.RefusedStartException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Settings that the law bounds. */
class BoninPropertiesTest {
    @Test
    void keepsTheAccessLogAYearAtTheLeast() {
        assertThat(new BoninProperties.Audit(Duration.ofDays(365)).keep()).isEqualTo(Duration.ofDays(365));
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> new BoninProperties.Audit(Duration.ofDays(364)))
                .withMessage("bonin.audit.keep is less than a year.");
    }
}
