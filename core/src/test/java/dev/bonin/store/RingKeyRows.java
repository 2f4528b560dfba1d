package dev.bonin.store;

import dev.bonin.rotation.RegisteredKeys;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The registered ring keys, in memory. */
final class RingKeyRows {
    private final Map<KeyId, RegisteredKey> keys = new LinkedHashMap<>();

    List<RegisteredKey> list() {
        return List.copyOf(keys.values());
    }

    RegisteredKeys registered() {
        return new RegisteredKeys(list());
    }

    boolean register(RingKey key) {
        var known = keys.computeIfAbsent(key.id(), id -> new RegisteredKey(id, key.use(), key.check(), false));
        return known.use() == key.use() && known.check().equals(key.check());
    }

    void retiring(KeyId id) {
        keys.computeIfPresent(id, (same, key) -> new RegisteredKey(id, key.use(), key.check(), true));
    }

    boolean isRetiring(KeyId id) {
        var key = keys.get(id);
        return key != null && key.retiring();
    }

    void forget(KeyId id) {
        keys.remove(id);
    }
}
