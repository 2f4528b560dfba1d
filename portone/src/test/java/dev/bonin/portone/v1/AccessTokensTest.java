package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.wire.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @Test
    void keepsAGoodTokenWhereOnlyTheTimeCouldNotBeAsked() {
        var asked = new AtomicInteger();
        var token = new AccessToken("token", NOW.plusSeconds(1800), Duration.ZERO);
        var tokens = new AccessTokens(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0, deadline -> {
            if (asked.incrementAndGet() > 1) {
                throw new UnrecognizedAnswerException(CertificationCall.GET_TOKEN, 500, "away");
            }
            return token;
        });
        var deadline = Deadline.in(Duration.ofSeconds(10));
        assertThat(tokens.current(deadline)).isEqualTo(token);

        assertThatExceptionOfType(PortOneException.class).isThrownBy(() -> tokens.measured(deadline));
        assertThat(tokens.current(deadline)).isEqualTo(token);
        assertThat(asked).hasValue(2);
    }
}
