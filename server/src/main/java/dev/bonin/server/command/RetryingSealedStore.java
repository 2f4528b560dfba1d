package dev.bonin.server.command;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.WrappedDataKey;
import dev.bonin.verification.StoreException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A store with retries, because the running server may keep the database busy: up to 60 calls, half a second apart. All
 * its operations can be repeated, so it does not matter whether a failed call had an effect.
 */
final class RetryingSealedStore implements SealedStore {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_CALLS = 60;
    private static final Set<StoreException.Kind> PASSING =
            EnumSet.of(StoreException.Kind.UNAVAILABLE, StoreException.Kind.UNKNOWN);

    private final SealedStore store;

    RetryingSealedStore(SealedStore store) {
        this.store = store;
    }

    static <T> T retrying(Supplier<T> call) {
        for (int calls = 1; ; calls++) {
            try {
                return call.get();
            } catch (StoreException away) {
                if (!PASSING.contains(away.kind()) || calls == MOST_CALLS) {
                    throw away;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @Override
    public List<RegisteredKey> keys() {
        return retrying(store::keys);
    }

    @Override
    public boolean isEmpty() {
        return retrying(store::isEmpty);
    }

    @Override
    public boolean begin(List<RingKey> keys) {
        return retrying(() -> store.begin(keys));
    }

    @Override
    public boolean register(RingKey key) {
        return retrying(() -> store.register(key));
    }

    @Override
    public void retiring(KeyId id) {
        retrying(() -> {
            store.retiring(id);
            return true;
        });
    }

    /** Returns true also if a failed call had already forgotten the key. */
    @Override
    public boolean forget(KeyId id) {
        return retrying(() -> store.forget(id)
                || store.keys().stream().noneMatch(key -> key.id().equals(id)));
    }

    @Override
    public List<WrappedDataKey> wrappedBy(KeyId ringKey, Holder holder, String after, int most) {
        return retrying(() -> store.wrappedBy(ringKey, holder, after, most));
    }

    @Override
    public int rewrap(Holder holder, List<Rewrapped> dataKeys) {
        return retrying(() -> store.rewrap(holder, dataKeys));
    }

    @Override
    public List<PersonKey> notIndexedBy(KeyId indexKey, String after, int most) {
        return retrying(() -> store.notIndexedBy(indexKey, after, most));
    }

    @Override
    public int index(KeyId indexKey, List<NewIndex> indexes) {
        return retrying(() -> store.index(indexKey, indexes));
    }

    @Override
    public int dropIndexesOf(KeyId indexKey, int most) {
        return retrying(() -> store.dropIndexesOf(indexKey, most));
    }

    @Override
    public long servedBy(KeyId id, KeyUse use) {
        return retrying(() -> store.servedBy(id, use));
    }

    @Override
    public long countNotIndexedBy(KeyId indexKey) {
        return retrying(() -> store.countNotIndexedBy(indexKey));
    }
}
