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
 * Migrates the rows of a store to the current keys: wraps data keys with the ring's primary key, and adds an index of
 * every live index key to every person key. It can be interrupted and resumed at any time, and several processes may
 * run it at once, during normal operation. Every method may throw a {@code StoreException}; no data is lost then.
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
     * The progress of the migration.
     *
     * @param done rows changed by this step
     * @param remaining rows still to be changed, including those that cannot be opened; an estimate during a pass
     * @param unreadable ids of rows that cannot be opened, because they were changed or the ring lacks their key.
     *     They are left as they are
     * @param complete whether a whole pass found nothing to change
     */
    public record Progress(long done, long remaining, List<String> unreadable, boolean complete) {
        public Progress {
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Processes the next rows.
     *
     * @param most the largest number of rows to read
     * @throws SealingException if one of the ring's primary keys is not live
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
        var begun = new ArrayList<Sweep>();
        long all = 0;
        for (var key : work(registered, ring).toList()) {
            var left = left(key);
            all += left;
            sweeps(key, left).forEach(begun::add);
        }
        sweeps = begun;
        doneInPass = 0;
        remaining = all;
    }

    /** Returns no pass over data keys of which there are none: counting them has taken as long. */
    private Stream<Sweep> sweeps(RegisteredKey key, long left) {
        return switch (key.use()) {
            case SEALING -> left == 0 ? Stream.of() : Sweep.rewrapping(store, key.id());
            case INDEX -> Stream.of(Sweep.indexing(store, key.id()));
        };
    }

    private static void requireLive(KeyId primary, List<RegisteredKey> registered) {
        if (registered.stream().noneMatch(key -> key.id().equals(primary) && !key.retiring())) {
            throw new SealingException("the key ring's primary key " + primary
                    + " is not live in the database (run ./bonin keys"
                    + " rotate to create another primary key)");
        }
    }

    /**
     * Selects the keys with work to do. With a single index key no index can be missing. Keys that this process has not
     * read, or that are newer than its primary key, are left to processes with a newer ring: otherwise two processes
     * would migrate rows back and forth.
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
        remaining = over && !sweeps.isEmpty() ? count() : Math.max(0, remaining - done);
        var unreadable = sweeps.stream()
                .flatMap(sweep -> sweep.unreadable().stream())
                .distinct()
                .toList();
        return new Progress(done, remaining, unreadable, over && doneInPass == 0);
    }

    /** Returns the number of rows still to be changed, as of the last step. */
    public long remaining() {
        return remaining;
    }

    private long count() {
        return work(store.keys(), rings.current()).mapToLong(this::left).sum();
    }

    private long left(RegisteredKey key) {
        return switch (key.use()) {
            case SEALING -> store.servedBy(key.id(), KeyUse.SEALING);
            case INDEX -> store.countNotIndexedBy(key.id());
        };
    }

    /**
     * Migrates all rows away from a key and removes it from the store. Only then may it be removed from the ring.
     *
     * @param most the largest number of rows per step
     * @param listener called after each step
     * @throws SealingException if the key is primary, or rows that cannot be opened still need it; it stays
     *     registered for those
     */
    public synchronized void retire(KeyId key, int most, Consumer<Progress> listener) {
        var use = store.keys().stream()
                .filter(known -> known.id().equals(key))
                .findFirst()
                .orElseThrow(() -> new SealingException("key " + key + " is not registered in the database"))
                .use();
        if (rings.current().primary(use).equals(key)) {
            throw new SealingException("key " + key + " is the primary " + use.code() + " key: rotate first");
        }
        requireNotNewer(key, use);
        store.retiring(key);
        var last = complete(most, listener);
        if (use == KeyUse.INDEX) {
            dropIndexes(key, most);
        }
        if (!store.forget(key)) {
            throw new SealingException(stillNeeded(key, use, last));
        }
    }

    /**
     * Other processes may use it as their primary key, and this process cannot migrate its rows: afterwards no process
     * could write.
     */
    private void requireNotNewer(KeyId key, KeyUse use) {
        if (rings.current().isNewerThanPrimary(use, key) && store.servedBy(key, use) > 0) {
            throw new SealingException("key " + key + " is newer than the primary " + use.code()
                    + " key of this key ring, which may be an outdated copy: copy the newest ring here, or rotate");
        }
    }

    private Progress complete(int most, Consumer<Progress> listener) {
        sweeps = List.of();
        Progress progress;
        do {
            progress = step(most);
            listener.accept(progress);
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
                        : ", including some that cannot be opened: "
                                + String.join(", ", named.subList(0, Math.min(5, named.size()))));
    }
}
