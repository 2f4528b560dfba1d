package dev.bonin.rotation;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The keys registered in a store, as seen by one transaction, and their rules for writers. A writer has to know every
 * index key, including those being retired, since a person may have no other index yet. New rows get indexes of the
 * live keys only. An index of an unregistered key is neither written nor searched, so a ring may contain a key before
 * the store registers it and after it is removed.
 */
public final class RegisteredKeys {
    private final List<RegisteredKey> keys;

    public RegisteredKeys(List<RegisteredKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Checks that a person was sealed with live keys and indexed with every index key.
     *
     * @throws KeysOutdatedException otherwise
     */
    public void require(SealedPerson person) {
        person.identity().ifPresent(identity -> requireLive(identity.dataKey().ringKey(), KeyUse.SEALING));
        person.keys().forEach(key -> {
            requireLive(key.dataKey().ringKey(), KeyUse.SEALING);
            requireIndexes(key);
        });
    }

    /**
     * Checks that new rows may use a key.
     *
     * @throws KeysOutdatedException if it is not registered or is being retired
     */
    public void requireLive(KeyId id, KeyUse use) {
        if (!live(use).contains(id)) {
            throw new KeysOutdatedException(
                    "the " + use.code() + " key " + id + " is not live: new rows may not use it");
        }
    }

    private void requireIndexes(PersonKey key) {
        var all = all(KeyUse.INDEX);
        if (all.isEmpty() || !key.indexes().keySet().containsAll(all)) {
            throw new KeysOutdatedException("a person lacks an index of a key that is registered in the store");
        }
    }

    /** Returns the indexes of a person key to write, in an order that all writers share. */
    public Map<KeyId, String> written(PersonKey key) {
        var live = live(KeyUse.INDEX);
        var written = new TreeMap<KeyId, String>(Comparator.comparing(KeyId::hex));
        key.indexes().forEach((id, hash) -> {
            if (live.contains(id)) {
                written.put(id, hash);
            }
        });
        return written;
    }

    /** Returns the keys of a use for new rows. */
    public Set<KeyId> live(KeyUse use) {
        return ids(known -> known.use() == use && !known.retiring());
    }

    /** Returns all keys of a use. */
    public Set<KeyId> all(KeyUse use) {
        return ids(known -> known.use() == use);
    }

    private Set<KeyId> ids(Predicate<RegisteredKey> which) {
        return keys.stream().filter(which).map(RegisteredKey::id).collect(Collectors.toUnmodifiableSet());
    }
}
