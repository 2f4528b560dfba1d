package dev.bonin.store;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonKey.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Indexes of person keys in memory: one of each index key on each at most. Guarded by the store that they belong to.
 */
final class IndexRows {
    private final Map<Index, String> keys = new HashMap<>();
    private final Map<KeyId, Map<String, Index>> byIndexKey = new HashMap<>();

    private record Index(String application, Kind kind, KeyId key, String hash) {}

    /** The ids of the person keys that have any of the same indexes. */
    Stream<String> find(PersonKey key) {
        return key.indexes().entrySet().stream()
                .map(entry -> new Index(key.application(), key.kind(), entry.getKey(), entry.getValue()))
                .flatMap(index -> Optional.ofNullable(keys.get(index)).stream());
    }

    /** Whether it was not there yet. */
    boolean add(PersonKey key, KeyId indexKey, String hash) {
        var index = new Index(key.application(), key.kind(), indexKey, hash);
        if (has(indexKey, key.id()) || keys.containsKey(index)) {
            return false;
        }
        keys.put(index, key.id());
        byIndexKey.computeIfAbsent(indexKey, unused -> new HashMap<>()).put(key.id(), index);
        return true;
    }

    boolean has(KeyId indexKey, String personKey) {
        return of(indexKey).containsKey(personKey);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** By the id of the person key that has it. */
    private Map<String, Index> of(KeyId indexKey) {
        return byIndexKey.getOrDefault(indexKey, Map.of());
    }

    Stream<String> personKeysOf(KeyId indexKey) {
        return of(indexKey).keySet().stream();
    }

    int count(KeyId indexKey) {
        return of(indexKey).size();
    }

    void remove(KeyId indexKey, String personKey) {
        byIndexKey.computeIfPresent(indexKey, (unused, indexes) -> {
            Optional.ofNullable(indexes.remove(personKey)).ifPresent(keys::remove);
            return indexes.isEmpty() ? null : indexes;
        });
    }

    /** How many there were. */
    int removeAll(String personKey) {
        var before = keys.size();
        byIndexKey.keySet().stream().toList().forEach(indexKey -> remove(indexKey, personKey));
        return before - keys.size();
    }
}
