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
 * The keys that a store is kept with, as one transaction sees them, and what follows from them for whoever writes.
 * Every index key has to be known, those that are being retired included, since a person may have no other index yet;
 * new rows get the indexes of the others. An index of a key that the store does not know (yet, or any more) is not
 * written and finds nobody, so a ring may have a key before the store knows it, and longer.
 */
public final class RegisteredKeys {
    private final List<RegisteredKey> keys;

    public RegisteredKeys(List<RegisteredKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Makes sure that a person was sealed with the keys that count.
     *
     * @throws KeysOutdatedException if not
     */
    public void require(SealedPerson person) {
        person.identity().ifPresent(identity -> requireLive(identity.dataKey().ringKey(), KeyUse.SEALING));
        person.keys().forEach(key -> {
            requireLive(key.dataKey().ringKey(), KeyUse.SEALING);
            requireIndexes(key);
        });
    }

    /**
     * Makes sure that something new may be written with a key.
     *
     * @throws KeysOutdatedException if the store does not know it, or it is being retired
     */
    public void requireLive(KeyId id, KeyUse use) {
        if (!live(use).contains(id)) {
            throw new KeysOutdatedException("nothing new may be written with the " + use.code() + " key " + id);
        }
    }

    private void requireIndexes(PersonKey key) {
        var all = all(KeyUse.INDEX);
        if (all.isEmpty() || !key.indexes().keySet().containsAll(all)) {
            throw new KeysOutdatedException("a person was not indexed with every index key of the store");
        }
    }

    /** The indexes of a person key that are to be written, in the order in which everybody writes them. */
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

    /** The keys of a use that new rows are written with. */
    public Set<KeyId> live(KeyUse use) {
        return ids(known -> known.use() == use && !known.retiring());
    }

    /** All keys of a use. */
    public Set<KeyId> all(KeyUse use) {
        return ids(known -> known.use() == use);
    }

    private Set<KeyId> ids(Predicate<RegisteredKey> which) {
        return keys.stream().filter(which).map(RegisteredKey::id).collect(Collectors.toUnmodifiableSet());
    }
}
