package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SandboxClockTest {
    private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private final SettableClock machine = SettableClock.at(START);
    private final SandboxClock clock = new SandboxClock(machine);

    @Test
    void goesOnWithTheMachineFromWhereATestHasSetIt() {
        clock.set(LATER);
        machine.advance(Duration.ofMinutes(1));

        assertThat(clock.instant()).isEqualTo(LATER.plusSeconds(60));
    }

    @Test
    void addsUpWhatATestLetsPass() {
        clock.advance(Duration.ofDays(2));
        clock.advance(Duration.ofDays(-1));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void beginsAnewWithTheTimeOfTheMachine() {
        clock.set(LATER);
        clock.reset();

        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void isFollowedByItsCopies() {
        var inSeoul = clock.withZone(ZoneId.of("Asia/Seoul"));
        clock.set(LATER);

        assertThat(inSeoul.instant()).isEqualTo(LATER);
        assertThat(inSeoul.getZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    }
}
