package dev.bonin.store;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.WrappedDataKey;
import java.util.List;

/** Keys and rows of a store in memory. */
final class InMemorySealedStore implements SealedStore {
    private final RingKeyRows ringKeys;
    private final PersonRows persons;

    InMemorySealedStore(RingKeyRows ringKeys, PersonRows persons) {
        this.ringKeys = ringKeys;
        this.persons = persons;
    }

    @Override
    public List<RegisteredKey> keys() {
        return ringKeys.list();
    }

    @Override
    public boolean isEmpty() {
        return persons.dataKeys().isEmpty() && persons.indexes().isEmpty();
    }

    @Override
    public boolean register(RingKey key) {
        return ringKeys.register(key);
    }

    @Override
    public boolean begin(List<RingKey> keys) {
        var isFirst = ringKeys.list().isEmpty();
        (isFirst ? keys : List.<RingKey>of()).forEach(ringKeys::register);
        return isFirst;
    }

    @Override
    public void retiring(KeyId id) {
        ringKeys.retiring(id);
    }

    @Override
    public boolean forget(KeyId id) {
        var isFree = ringKeys.isRetiring(id)
                && persons.dataKeys().wrappedBy(id) == 0
                && persons.indexes().count(id) == 0;
        if (isFree) {
            ringKeys.forget(id);
        }
        return isFree;
    }

    @Override
    public List<WrappedDataKey> wrappedBy(KeyId ringKey, Holder holder, String after, int most) {
        return persons.dataKeys().wrappedBy(ringKey, holder, after, most);
    }

    @Override
    public int rewrap(Holder holder, List<Rewrapped> dataKeys) {
        var registered = ringKeys.registered();
        dataKeys.forEach(key -> registered.requireLive(key.after().ringKey(), KeyUse.SEALING));
        return (int) dataKeys.stream()
                .filter(key -> persons.dataKeys().replace(holder, key))
                .count();
    }

    @Override
    public List<PersonKey> notIndexedBy(KeyId indexKey, String after, int most) {
        return persons.notIndexedBy(indexKey, after, most);
    }

    @Override
    public int index(KeyId indexKey, List<NewIndex> indexes) {
        ringKeys.registered().requireLive(indexKey, KeyUse.INDEX);
        return (int) indexes.stream().filter(index -> add(indexKey, index)).count();
    }

    private boolean add(KeyId indexKey, NewIndex index) {
        return persons.key(index.personKey())
                .filter(key -> persons.indexes().add(key, indexKey, index.hash()))
                .isPresent();
    }

    @Override
    public int dropIndexesOf(KeyId indexKey, int most) {
        var live = ringKeys.registered().live(KeyUse.INDEX);
        var replaced = persons.indexes()
                .personKeysOf(indexKey)
                .filter(key -> live.stream().anyMatch(other -> persons.indexes().has(other, key)))
                .limit(ringKeys.isRetiring(indexKey) ? most : 0)
                .toList();
        replaced.forEach(key -> persons.indexes().remove(indexKey, key));
        return replaced.size();
    }

    @Override
    public long servedBy(KeyId id, KeyUse use) {
        return use == KeyUse.SEALING
                ? persons.dataKeys().wrappedBy(id)
                : persons.indexes().count(id);
    }

    @Override
    public long countNotIndexedBy(KeyId indexKey) {
        return (long) persons.keyCount() - persons.indexes().count(indexKey);
    }
}
