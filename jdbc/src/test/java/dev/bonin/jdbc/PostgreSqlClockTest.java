package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.Cleanup;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.clock.ClockAgreement.State;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Retention;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes on one database, of which one has a clock that is years ahead: it erases nobody. */
class PostgreSqlClockTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    private final BoninDatabase database = BoninDatabase.open(SERVER.empty(), Mode.SANDBOX);
    private final SettableClock clock = SettableClock.at(Rows.NOW);
    private final List<State> told = new ArrayList<>();
    private final ClockAgreement clocks = ClockAgreement.ofSandbox(clock, database.clock(), told::add);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theDatabaseTellsItsTime() {
        assertThat(Duration.between(Instant.now(), database.clock().now().orElseThrow())
                        .abs())
                .isLessThan(ClockAgreement.TOLERABLE);
    }

    @Test
    void erasesAndForgetsNobodyOnTheWordOfOneClock() {
        database.verifications().open(Rows.open(1));
        Rows.accept(database.verifications(), 1);
        database.verifications().open(Rows.open(2));
        clock.set(Instant.now().plus(Duration.ofDays(800)));

        for (int minute = 0; minute < 3; minute++) {
            housekeep();
        }

        assertThat(told).as("said once").containsExactly(State.DATABASE_DIFFERS);
        assertThat(stateOf(1)).isEqualTo(VerificationState.ACCEPTED);
        assertThat(stateOf(2)).isEqualTo(VerificationState.OPEN);
    }

    @Test
    void goesOnOnceTheClockIsRight() {
        database.verifications().open(Rows.open(1));
        Rows.accept(database.verifications(), 1);
        clock.set(Instant.now().plus(Duration.ofDays(800)));
        housekeep();

        clock.set(Clock.systemUTC().instant());
        assertThat(clocks.now()).isPresent();

        assertThat(told).containsExactly(State.DATABASE_DIFFERS, State.AGREED);
    }

    private void housekeep() {
        var events = new AuditEvents(clock, new Random(7));
        var eraser = new Eraser(database.verifications(), database.erasures(), events, clock);
        new Retention(eraser, database.erasures(), clock, clocks).run();
        new Cleanup(database.verifications(), clocks).run();
    }

    private VerificationState stateOf(int number) {
        return database.verifications().find(Rows.id(number)).orElseThrow().state();
    }
}
