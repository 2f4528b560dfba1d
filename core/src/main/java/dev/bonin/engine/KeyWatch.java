package dev.bonin.engine;

import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.LiveKeyRings;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import dev.bonin.sealing.SealingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Detects changes of the key ring by an operator, and migrates rows to the current keys in small steps. */
final class KeyWatch implements Runnable {
    private static final int ROWS = 200;
    private static final int BATCHES = 50;

    /** Another node may have written last rows with the previous keys. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    /** Looking reads all sealed rows; a second look has found nothing. */
    private static final Duration LOOK_LATER = Duration.ofHours(6);

    private final KeyRings rings;
    private final SealedStore store;
    private final Rotation rotation;
    private final Clock clock;
    private final Notices notices;
    private @Nullable Situation settled;
    private Instant lookAgain = Instant.MIN;
    private Instant warnAgain = Instant.MIN;

    private record Situation(List<RingKey> ring, List<RegisteredKey> registered) {}

    KeyWatch(KeyRings rings, SealedStore store, Rotation rotation, Clock clock, Notices notices) {
        this.rings = rings;
        this.store = store;
        this.rotation = rotation;
        this.clock = clock;
        this.notices = notices;
    }

    @Override
    public void run() {
        if (rings instanceof LiveKeyRings live && live.poll()) {
            notices.keyRingChanged(rings.current());
        }
        var situation = new Situation(rings.current().keys(), store.keys());
        var now = clock.instant();
        if (!situation.equals(settled) || now.isAfter(warnAgain)) {
            warnOfUnknown(situation);
            warnAgain = now.plus(LOOK_AGAIN);
        }
        if (!situation.equals(settled) || now.isAfter(lookAgain)) {
            follow(situation);
        }
    }

    /** Reports a problem with the ring once, then at intervals instead of on every run. */
    private void follow(Situation situation) {
        try {
            rotate(situation);
        } catch (SealingException unusable) {
            settle(situation, LOOK_AGAIN);
            throw unusable;
        }
    }

    private void settle(Situation situation, Duration pause) {
        settled = situation;
        lookAgain = clock.instant().plus(pause);
    }

    private void warnOfUnknown(Situation situation) {
        var own = situation.ring().stream().map(RingKey::id).toList();
        situation.registered().stream()
                .filter(key -> !own.contains(key.id()))
                .forEach(key -> notices.keyMissing(key.use(), key.id()));
    }

    private void rotate(Situation situation) {
        for (int batch = 0; batch < BATCHES; batch++) {
            var progress = rotation.step(ROWS);
            if (progress.complete()) {
                settle(situation, situation.equals(settled) ? LOOK_LATER : LOOK_AGAIN);
                notices.unreadable(progress.unreadable());
                return;
            }
        }
    }
}
