package dev.bonin.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.clock.ClockAgreement.State;
import dev.bonin.sandbox.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockAgreementTest {
    private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");
    private static final Duration MONTH = Duration.ofDays(31);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final SettableClock ours = SettableClock.at(START);
    private final SettableClock database = SettableClock.at(START);
    private final SettableClock source = SettableClock.at(START);
    private final List<State> told = new ArrayList<>();
    private boolean isSourceAway;
    private int timesAsked;
    private long nanos = -7;

    private final OtherClock askedSource = () -> {
        timesAsked++;
        return isSourceAway ? Optional.empty() : Optional.of(source.instant());
    };

    private final ClockAgreement ofServer =
            new ClockAgreement(ours, () -> nanos, () -> Optional.of(database.instant()), askedSource, told::add);
    private final ClockAgreement ofFile =
            new ClockAgreement(ours, () -> nanos, OtherClock.NONE, askedSource, told::add);

    /** Time passes everywhere. */
    private void pass(Duration time) {
        nanos += time.toNanos();
        List.of(ours, database, source).forEach(clock -> clock.advance(time));
    }

    @Test
    void agreesAndAsksTheSourceOnce() {
        for (int day = 0; day < 400; day++) {
            assertThat(ofFile.now()).contains(ours.instant());
            assertThat(ofServer.now()).contains(ours.instant());
            pass(Duration.ofDays(1));
        }
        assertThat(told).isEmpty();
        assertThat(timesAsked).as("at the start").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5M0.001S", "-PT5M0.001S", "P800D", "-P800D"})
    void agreesNotWithADatabaseThatIsFarOff(Duration off) {
        ours.advance(off);
        source.advance(off);

        assertThat(ofServer.now()).as("whatever the source says").isEmpty();
        assertThat(ofServer.state()).isEqualTo(State.DATABASE_DIFFERS);
        ours.set(database.instant());
        source.set(database.instant());
        assertThat(ofServer.now()).isPresent();
        assertThat(told).containsExactly(State.DATABASE_DIFFERS, State.AGREED);
    }

    @Test
    void isOffWhereTheSourceSaysSo() {
        assertThat(ofFile.isOff()).as("nothing is known yet").isFalse();
        ours.advance(MONTH);
        ofFile.now();
        assertThat(ofFile.isOff()).isTrue();

        ours.set(source.instant());
        ofFile.now();
        assertThat(ofFile.isOff()).isFalse();
    }

    @Test
    void isOffWhereTheDatabaseSaysSoUnlessTheSourceConfirmsThisMachine() {
        ours.advance(MONTH);
        ofServer.now();
        assertThat(ofServer.isOff()).as("two clocks against one").isTrue();

        source.advance(MONTH);
        ofServer.now();
        assertThat(ofServer.state()).isEqualTo(State.DATABASE_DIFFERS);
        assertThat(ofServer.isOff()).as("the database's clock is wrong").isFalse();

        isSourceAway = true;
        ofServer.now();
        assertThat(ofServer.isOff())
                .as("an outage of PortOne takes no node out")
                .isFalse();
    }

    @Test
    void isNotOffForTheSilenceOfTheSource() {
        isSourceAway = true;
        ofFile.now();

        assertThat(ofFile.state()).isEqualTo(State.UNCONFIRMED);
        assertThat(ofFile.isOff()).as("an outage of PortOne takes no node out").isFalse();
    }

    @Test
    void isNotOffForOneAnswerOfTheSourceThatIsNotAskedAgain() {
        var answering = new OtherClock() {
            @Override
            public Optional<Instant> now() {
                return Optional.of(source.instant());
            }

            @Override
            public Optional<Instant> expected() {
                return now();
            }
        };
        var clocks = new ClockAgreement(ours, () -> nanos, OtherClock.NONE, answering, told::add);
        clocks.now();
        ours.advance(MONTH);

        assertThat(clocks.isOff()).as("before the next comparison").isFalse();
        clocks.now();
        assertThat(clocks.isOff()).isTrue();
    }

    @Test
    void agreesWithinFiveMinutes() {
        ours.advance(FIVE_MINUTES);
        assertThat(ofServer.now()).isPresent();
        ours.advance(FIVE_MINUTES.multipliedBy(-2));
        assertThat(ofServer.now()).contains(ours.instant());
    }

    @Test
    void agreesNotWithASourceThatIsFarOffAtTheStart() {
        ours.advance(MONTH);

        assertThat(ofFile.now()).isEmpty();
        assertThat(ofFile.now()).isEmpty();
        assertThat(told).as("reported once").containsExactly(State.SOURCE_DIFFERS);
    }

    @Test
    void waitsForTheSourceWhereItsClockJumps() {
        ofFile.now();
        ours.advance(MONTH);
        assertThat(ofFile.now()).isEmpty();
        assertThat(ofFile.state()).isEqualTo(State.SOURCE_DIFFERS);

        isSourceAway = true;
        assertThat(ofFile.now()).isEmpty();
        assertThat(ofFile.state()).isEqualTo(State.UNCONFIRMED);

        ours.advance(MONTH.negated());
        assertThat(ofFile.now()).as("as if nothing had been").isPresent();
        assertThat(told).containsExactly(State.SOURCE_DIFFERS, State.UNCONFIRMED, State.AGREED);
    }

    @Test
    void takesAJumpThatTheSourceConfirms() {
        ofFile.now();
        ours.advance(MONTH);
        source.advance(MONTH);

        assertThat(ofFile.now()).as("the machine was asleep").contains(ours.instant());
        pass(Duration.ofDays(1));
        assertThat(ofFile.now()).isPresent();
        assertThat(told).isEmpty();
    }

    @Test
    void waitsWhereNobodyTellsTheTime() {
        isSourceAway = true;

        assertThat(ofFile.now()).isEmpty();
        assertThat(ofServer.now()).as("the database may be on this machine").isEmpty();
        assertThat(told).containsExactly(State.UNCONFIRMED, State.UNCONFIRMED);
        isSourceAway = false;
        pass(Duration.ofSeconds(30));
        assertThat(ofFile.now()).isPresent();
        assertThat(ofServer.now()).isPresent();
    }

    @Test
    void takesNoDatabaseOfTheSameMachineForAnother() {
        ofServer.now();
        isSourceAway = true;
        ours.advance(MONTH);
        database.advance(MONTH);

        assertThat(ofServer.now()).isEmpty();
        assertThat(ofServer.state()).isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void believesNoMachineThatWasStartedWithAWrongClock() {
        isSourceAway = true;
        ours.advance(MONTH);
        database.advance(MONTH);

        assertThat(ofServer.now()).as("one clock, read twice").isEmpty();
        assertThat(ofServer.state()).isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void goesByTheDatabaseWhereTheSourceHasNoClock() {
        var withoutSource = new ClockAgreement(
                ours, () -> nanos, () -> Optional.of(database.instant()), OtherClock.NONE, told::add);

        assertThat(withoutSource.now()).contains(ours.instant());
        ours.advance(MONTH);
        assertThat(withoutSource.now()).isEmpty();
    }

    @Test
    void asksASourceThatIsAwayAgainAfterHalfAMinute() {
        isSourceAway = true;
        for (int second = 0; second < 60; second++) {
            ofFile.now();
            pass(Duration.ofSeconds(1));
        }
        assertThat(timesAsked).isEqualTo(2);
    }

    @Test
    void asksWhereASourceIsExpectedToShowAnotherTime() {
        var expecting = new OtherClock() {
            @Override
            public Optional<Instant> now() {
                return askedSource.now();
            }

            @Override
            public Optional<Instant> expected() {
                return now();
            }
        };
        var clocks = new ClockAgreement(ours, () -> nanos, OtherClock.NONE, expecting, told::add);
        assertThat(clocks.now()).isPresent();
        source.advance(Duration.ofMinutes(6));

        assertThat(clocks.now()).isEmpty();
        assertThat(clocks.state()).isEqualTo(State.SOURCE_DIFFERS);
    }

    @Test
    void believesAClockThatIsTurnedByHandWhereNobodyIsReal() {
        var clocks = ClockAgreement.ofSandbox(ours, OtherClock.NONE, told::add);
        clocks.now();
        ours.advance(MONTH);

        assertThat(clocks.now()).contains(ours.instant());
        assertThat(ClockAgreement.trusting(ours).now()).contains(ours.instant());
        assertThat(ClockAgreement.ofSandbox(ours, () -> Optional.of(START), told::add)
                        .now())
                .as("but for another machine's")
                .isEmpty();
    }
}
