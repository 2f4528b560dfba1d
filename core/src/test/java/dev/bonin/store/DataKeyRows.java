package dev.bonin.store;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.sealing.WrappedDataKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Wrapped data keys in memory. */
final class DataKeyRows {
    private final NavigableMap<String, WrappedDataKey> keys = new TreeMap<>();

    void put(WrappedDataKey key) {
        keys.put(key.id(), key);
    }

    /** Removes a key; returns how many existed: one or zero. */
    int remove(String id) {
        return keys.remove(id) == null ? 0 : 1;
    }

    Optional<WrappedDataKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    int wrappedBy(KeyId ringKey) {
        return wrappedBy(ringKey, "", Integer.MAX_VALUE).size();
    }

    List<WrappedDataKey> wrappedBy(KeyId ringKey, String after, int most) {
        return keys.tailMap(after, false).values().stream()
                .filter(key -> key.ringKey().equals(ringKey))
                .limit(most)
                .toList();
    }

    boolean replace(Rewrapped key) {
        return keys.replace(key.before().id(), key.before(), key.after());
    }
}
