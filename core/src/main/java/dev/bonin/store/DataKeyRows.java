package dev.bonin.store;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.sealing.WrappedDataKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Wrapped data keys in memory. Guarded by the store that they belong to. */
final class DataKeyRows {
    private final Map<String, WrappedDataKey> keys = new HashMap<>();
    private final Map<KeyId, NavigableSet<String>> byRingKey = new HashMap<>();

    void put(WrappedDataKey key) {
        remove(key.id());
        keys.put(key.id(), key);
        byRingKey.computeIfAbsent(key.ringKey(), unused -> new TreeSet<>()).add(key.id());
    }

    /** How many there were: one or none. */
    int remove(String id) {
        var removed = Optional.ofNullable(keys.remove(id));
        removed.ifPresent(key -> byRingKey.computeIfPresent(key.ringKey(), (unused, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
        }));
        return removed.isPresent() ? 1 : 0;
    }

    Optional<WrappedDataKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    int wrappedBy(KeyId ringKey) {
        return ids(ringKey).size();
    }

    List<WrappedDataKey> wrappedBy(KeyId ringKey, String after, int most) {
        return ids(ringKey).tailSet(after, false).stream()
                .limit(most)
                .flatMap(id -> find(id).stream())
                .toList();
    }

    private NavigableSet<String> ids(KeyId ringKey) {
        return byRingKey.getOrDefault(ringKey, new TreeSet<>());
    }

    boolean replace(Rewrapped key) {
        var isUnchanged = key.before().equals(keys.get(key.before().id()));
        if (isUnchanged) {
            put(key.after());
        }
        return isUnchanged;
    }
}
