package dev.bonin.store;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.sealing.WrappedDataKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Wrapped data keys in memory. */
final class DataKeyRows {
    private final Map<Holder, NavigableMap<String, WrappedDataKey>> keys = new EnumMap<>(Holder.class);

    private NavigableMap<String, WrappedDataKey> of(Holder holder) {
        return keys.computeIfAbsent(holder, unused -> new TreeMap<>());
    }

    void put(Holder holder, WrappedDataKey key) {
        of(holder).put(key.id(), key);
    }

    void remove(Holder holder, String id) {
        of(holder).remove(id);
    }

    Optional<WrappedDataKey> find(Holder holder, String id) {
        return Optional.ofNullable(of(holder).get(id));
    }

    boolean isEmpty() {
        return keys.values().stream().allMatch(Map::isEmpty);
    }

    int wrappedBy(KeyId ringKey) {
        return Stream.of(Holder.values())
                .mapToInt(holder ->
                        wrappedBy(ringKey, holder, "", Integer.MAX_VALUE).size())
                .sum();
    }

    List<WrappedDataKey> wrappedBy(KeyId ringKey, Holder holder, String after, int most) {
        return of(holder).tailMap(after, false).values().stream()
                .filter(key -> key.ringKey().equals(ringKey))
                .limit(most)
                .toList();
    }

    boolean replace(Holder holder, Rewrapped key) {
        return of(holder).replace(key.before().id(), key.before(), key.after());
    }
}
