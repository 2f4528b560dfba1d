package dev.bonin.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is logged of webhooks names no person. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookReportsTest {

    @Test
    void quoteNothingOfAFailureThatNobodyExpected(CapturedOutput log) {
        new WebhookReports(new SimpleMeterRegistry())
                .undone("shop", new IllegalStateException("Kim Ji-u", new IllegalArgumentException("01000001234")));

        assertThat(log.getAll())
                .contains("Webhooks of application shop cannot be sent", "java.lang.IllegalArgumentException")
                .doesNotContain("Kim Ji-u", "01000001234");
    }
}
