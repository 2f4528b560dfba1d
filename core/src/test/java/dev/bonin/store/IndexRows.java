package dev.bonin.store;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonKey.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Indexes of person keys in memory: at most one per index key and person key. */
final class IndexRows {
    private final Map<Index, String> keys = new HashMap<>();

    private record Index(String application, Kind kind, KeyId key, String hash) {}

    /** Returns the ids of the person keys that share an index with {@code key}. */
    Stream<String> find(PersonKey key) {
        return key.indexes().entrySet().stream()
                .map(entry -> new Index(key.application(), key.kind(), entry.getKey(), entry.getValue()))
                .flatMap(index -> Optional.ofNullable(keys.get(index)).stream());
    }

    /** Adds an index; returns false if there was one. */
    boolean add(PersonKey key, KeyId indexKey, String hash) {
        return !has(indexKey, key.id())
                && keys.putIfAbsent(new Index(key.application(), key.kind(), indexKey, hash), key.id()) == null;
    }

    boolean has(KeyId indexKey, String personKey) {
        return personKeysOf(indexKey).anyMatch(personKey::equals);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    Stream<String> personKeysOf(KeyId indexKey) {
        return keys.entrySet().stream()
                .filter(index -> index.getKey().key().equals(indexKey))
                .map(Map.Entry::getValue);
    }

    int count(KeyId indexKey) {
        return (int) personKeysOf(indexKey).count();
    }

    void remove(KeyId indexKey, String personKey) {
        keys.entrySet()
                .removeIf(index -> index.getKey().key().equals(indexKey)
                        && index.getValue().equals(personKey));
    }

    /** Removes all indexes of a person key; returns their number. */
    int removeAll(String personKey) {
        var before = keys.size();
        keys.values().removeIf(personKey::equals);
        return before - keys.size();
    }
}
