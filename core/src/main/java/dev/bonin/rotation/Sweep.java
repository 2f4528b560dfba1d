package dev.bonin.rotation;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.sealing.SealedStore.NewIndex;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.sealing.SealingException;
import dev.bonin.sealing.WrappedDataKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One pass over rows that a key change affects: data keys wrapped with a key that is no longer primary, or person keys
 * without an index of a new key. A row that cannot be opened is recorded and left as it is. If the store fails,
 * the next call repeats the batch.
 */
final class Sweep {
    private final SealedStore store;
    private final KeyId key;
    private final Optional<Holder> holder;
    private final List<String> unreadable = new ArrayList<>();
    private String after = "";
    private boolean over;

    private Sweep(SealedStore store, KeyId key, Optional<Holder> holder) {
        this.store = store;
        this.key = key;
        this.holder = holder;
    }

    /** Creates the passes over all data keys that a key wraps. */
    static Stream<Sweep> rewrapping(SealedStore store, KeyId key) {
        return Stream.of(Holder.values()).map(holder -> new Sweep(store, key, Optional.of(holder)));
    }

    /** Creates the pass over the person keys without an index of a key. */
    static Sweep indexing(SealedStore store, KeyId key) {
        return new Sweep(store, key, Optional.empty());
    }

    boolean isOver() {
        return over;
    }

    List<String> unreadable() {
        return unreadable;
    }

    /**
     * The result of one batch.
     *
     * @param looked the number of rows read
     * @param done the number of rows changed
     */
    record Batch(int looked, int done) {}

    Batch step(KeyRing ring, int most) {
        return holder.isPresent() ? rewrap(holder.get(), ring, most) : index(ring, most);
    }

    private Batch rewrap(Holder from, KeyRing ring, int most) {
        var rows = store.wrappedBy(key, from, after, most);
        var failed = new ArrayList<String>();
        var again = readable(rows, WrappedDataKey::id, row -> new Rewrapped(row, ring.rewrap(row)), failed);
        var done = again.isEmpty() ? 0 : store.rewrap(from, again);
        return ended(
                rows.size(),
                done,
                most,
                failed,
                rows.isEmpty() ? after : rows.get(rows.size() - 1).id());
    }

    private Batch index(KeyRing ring, int most) {
        var rows = store.notIndexedBy(key, after, most);
        var failed = new ArrayList<String>();
        var added = readable(
                rows, PersonKey::id, row -> new NewIndex(row.id(), PersonSealer.indexAgain(ring, row, key)), failed);
        var done = added.isEmpty() ? 0 : store.index(key, added);
        return ended(
                rows.size(),
                done,
                most,
                failed,
                rows.isEmpty() ? after : rows.get(rows.size() - 1).id());
    }

    private static <R, T> List<T> readable(
            List<R> rows, Function<R, String> id, Function<R, T> how, List<String> failed) {
        return rows.stream()
                .flatMap(row -> opened(row, how)
                        .or(() -> {
                            failed.add(id.apply(row));
                            return Optional.empty();
                        })
                        .stream())
                .toList();
    }

    private static <R, T> Optional<T> opened(R row, Function<R, T> how) {
        try {
            return Optional.of(how.apply(row));
        } catch (SealingException changed) {
            return Optional.empty();
        }
    }

    private Batch ended(int looked, int done, int most, List<String> failed, String last) {
        unreadable.addAll(failed);
        after = last;
        over = looked < most;
        return new Batch(looked, done);
    }
}
