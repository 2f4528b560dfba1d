package dev.bonin.rotation;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import dev.bonin.sealing.SealingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings the rows of a store to the keys that count by now: data keys under the ring's primary key, and an index of
 * every live index key on every person key. It can stop at any moment and go on later, and any number of processes may
 * do it at once, beside people being verified. Every method may throw a {@code StoreException}; nothing is lost then.
 */
public final class Rotation {
    private final SealedStore store;
    private final KeyRings rings;
    private List<Sweep> sweeps = List.of();
    private long doneInPass;
    private volatile long remaining;

    public Rotation(SealedStore store, KeyRings rings) {
        this.store = store;
        this.rings = rings;
    }

    /**
     * How far it is.
     *
     * @param done rows changed by this step
     * @param remaining rows that are still to be changed, those that cannot be opened included; an estimate while a
     *     pass is on its way
     * @param unreadable ids of the rows that cannot be opened: changed by somebody, or under a key that the ring has
     *     not. They stay as they are
     * @param complete whether a whole pass found nothing more to change
     */
    public record Progress(long done, long remaining, List<String> unreadable, boolean complete) {
        public Progress {
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Does the next part of the work.
     *
     * @param most rows to look at
     * @throws SealingException if the ring's primary keys are not those that new rows may be kept with
     */
    public synchronized Progress step(int most) {
        var ring = rings.current();
        if (sweeps.stream().allMatch(Sweep::isOver)) {
            begin(ring);
        }
        long done = 0;
        var left = most;
        for (var sweep : sweeps) {
            while (!sweep.isOver() && left > 0) {
                var batch = sweep.step(ring, left);
                left -= batch.looked();
                done += batch.done();
            }
        }
        return progress(done);
    }

    private void begin(KeyRing ring) {
        var registered = store.keys();
        for (var use : KeyUse.values()) {
            requireLive(ring.primary(use), registered);
        }
        sweeps = work(registered, ring)
                .map(key -> new Sweep(store, key.id(), key.use()))
                .toList();
        doneInPass = 0;
        remaining = count();
    }

    private static void requireLive(KeyId primary, List<RegisteredKey> registered) {
        if (registered.stream().noneMatch(key -> key.id().equals(primary) && !key.retiring())) {
            throw new SealingException("the key ring's primary key " + primary
                    + " is not one that the database is kept with (run ./bonin keys"
                    + " rotate, which puts another in its place)");
        }
    }

    /**
     * Where there is one index key alone, nobody can lack it. What concerns a key that this process has not read, or
     * that is newer than its primary one, is left to those who have read it: two processes shall not carry rows back
     * and forth.
     */
    private static Stream<RegisteredKey> work(List<RegisteredKey> registered, KeyRing ring) {
        var indexKeys =
                registered.stream().filter(key -> key.use() == KeyUse.INDEX).count();
        return registered.stream().filter(key -> switch (key.use()) {
            case SEALING -> ring.isOlderThanPrimary(KeyUse.SEALING, key.id());
            case INDEX -> indexKeys > 1 && !key.retiring() && ring.has(KeyUse.INDEX, key.id());
        });
    }

    private Progress progress(long done) {
        doneInPass += done;
        var over = sweeps.stream().allMatch(Sweep::isOver);
        remaining = over ? count() : Math.max(0, remaining - done);
        var unreadable = sweeps.stream()
                .flatMap(sweep -> sweep.unreadable().stream())
                .distinct()
                .toList();
        return new Progress(done, remaining, unreadable, over && doneInPass == 0);
    }

    /** How many rows were still to be changed when that was last known. */
    public long remaining() {
        return remaining;
    }

    private long count() {
        return work(store.keys(), rings.current())
                .mapToLong(key -> key.use() == KeyUse.SEALING
                        ? store.servedBy(key.id(), KeyUse.SEALING)
                        : store.countNotIndexedBy(key.id()))
                .sum();
    }

    /**
     * Makes sure that nothing needs a key any more, and has the store forget it. Then, and not before, it may leave the
     * ring.
     *
     * @param most rows at a time
     * @param told after each part of the work
     * @throws SealingException if it is a primary key, or rows still need it that cannot be opened; it stays in use for
     *     those
     */
    public synchronized void retire(KeyId key, int most, Consumer<Progress> told) {
        var use = store.keys().stream()
                .filter(known -> known.id().equals(key))
                .findFirst()
                .orElseThrow(() -> new SealingException("the database is not kept with a key " + key))
                .use();
        if (rings.current().primary(use).equals(key)) {
            throw new SealingException("key " + key + " is the primary " + use.code() + " key: rotate first");
        }
        requireNotNewer(key, use);
        store.retiring(key);
        var last = complete(most, told);
        if (use == KeyUse.INDEX) {
            dropIndexes(key, most);
        }
        if (!store.forget(key)) {
            throw new SealingException(stillNeeded(key, use, last));
        }
    }

    /**
     * Others may write with it as their primary one, and no row can leave it here: nothing new could be written
     * anywhere.
     */
    private void requireNotNewer(KeyId key, KeyUse use) {
        if (rings.current().isNewerThanPrimary(use, key) && store.servedBy(key, use) > 0) {
            throw new SealingException("key " + key + " is newer than the primary " + use.code()
                    + " key of this key ring, which may be an older copy: bring the newest one here, or rotate");
        }
    }

    private Progress complete(int most, Consumer<Progress> told) {
        sweeps = List.of();
        Progress progress;
        do {
            progress = step(most);
            told.accept(progress);
        } while (!progress.complete());
        return progress;
    }

    private void dropIndexes(KeyId key, int most) {
        int dropped;
        do {
            dropped = store.dropIndexesOf(key, most);
        } while (dropped > 0);
    }

    private String stillNeeded(KeyId key, KeyUse use, Progress last) {
        var named = new ArrayList<>(last.unreadable());
        return store.servedBy(key, use) + " rows still need key " + key
                + (named.isEmpty()
                        ? ""
                        : ", among them some that do not open: "
                                + String.join(", ", named.subList(0, Math.min(5, named.size()))));
    }
}
