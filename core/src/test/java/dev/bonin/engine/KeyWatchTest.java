package dev.bonin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.Assured;
import dev.bonin.rotation.Rotation;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.People;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.Rings;
import dev.bonin.sealing.SealedRows;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Another node may still seal with the previous key: such rows are found, without reading all rows all the time. */
class KeyWatchTest {
    private static final Duration MINUTES = Duration.ofMinutes(10).plusSeconds(1);

    private final SettableClock clock = SettableClock.at(Rings.NOW);
    private final SealedRows rows = new SealedRows();
    private final KeyRing before = KeyRing.draw(Rings.CLOCK);
    private final KeyRing now = Rings.promoted(Rings.grown(before, KeyUse.SEALING), KeyUse.SEALING);
    private final KeyRings rings = KeyRings.fixed(now);
    private final KeyWatch watch =
            new KeyWatch(rings, rows, new Rotation(rows, rings), clock, new Notices((level, message, failure) -> {}));

    private void anotherNodeSealsWithThePreviousKey(String verification) {
        var identity =
                People.withKeys(Assured.verified(People.ci(verification)), Assured.verified(People.di(verification)));
        var sealer = new PersonSealer(KeyRings.fixed(before), new Random(verification.hashCode()));
        rows.keep(verification, sealer.seal(identity, People.EVERYTHING, People.from("shop", verification)));
    }

    private void lookAfter(Duration time) {
        clock.advance(time);
        watch.run();
    }

    private long leftWithThePreviousKey() {
        return rows.servedBy(before.primary(KeyUse.SEALING), KeyUse.SEALING);
    }

    @Test
    void lastRowsOfAnotherNodeAreFoundAfterTenMinutesAndThenEverySixHours() {
        now.keys().forEach(rows::register);
        watch.run();

        anotherNodeSealsWithThePreviousKey("first");
        lookAfter(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(leftWithThePreviousKey()).isEqualTo(3);
        lookAfter(Duration.ofSeconds(2));
        assertThat(leftWithThePreviousKey()).isZero();

        anotherNodeSealsWithThePreviousKey("second");
        lookAfter(MINUTES);
        assertThat(leftWithThePreviousKey()).isEqualTo(3);
        lookAfter(Duration.ofHours(6));
        assertThat(leftWithThePreviousKey()).isZero();
    }
}
