package dev.bonin.sealing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A store of sealed rows in memory, which can be looked into and tampered with. */
public final class SealedRows implements SealedStore {
    public final Map<KeyId, RegisteredKey> keys = new TreeMap<>(Comparator.comparing(KeyId::hex));
    public final Map<String, WrappedDataKey> dataKeys = new TreeMap<>();
    public final Map<String, PersonKey> personKeys = new TreeMap<>();
    final Map<String, SealedIdentity> identities = new TreeMap<>();

    public synchronized void keep(String verification, SealedPerson person) {
        person.keys().forEach(key -> {
            personKeys.put(key.id(), key);
            dataKeys.put(key.id(), key.dataKey());
        });
        person.identity().ifPresent(identity -> {
            identities.put(verification, identity);
            dataKeys.put(verification, identity.dataKey());
        });
    }

    public synchronized SealedIdentity identity(String verification) {
        var kept = Objects.requireNonNull(identities.get(verification));
        return new SealedIdentity(dataKey(verification), kept.sealed(), kept.assurance(), kept.link());
    }

    private WrappedDataKey dataKey(String row) {
        return Objects.requireNonNull(dataKeys.get(row));
    }

    @Override
    public synchronized List<RegisteredKey> keys() {
        return List.copyOf(keys.values());
    }

    @Override
    public synchronized boolean isEmpty() {
        return dataKeys.isEmpty() && personKeys.isEmpty();
    }

    @Override
    public synchronized boolean register(RingKey key) {
        var known = keys.putIfAbsent(key.id(), new RegisteredKey(key.id(), key.use(), key.check(), false));
        return known == null || (known.use() == key.use() && known.check().equals(key.check()));
    }

    @Override
    public synchronized boolean begin(List<RingKey> first) {
        var isFirst = keys.isEmpty();
        (isFirst ? first : List.<RingKey>of()).forEach(this::register);
        return isFirst;
    }

    @Override
    public synchronized void retiring(KeyId id) {
        keys.computeIfPresent(id, (same, key) -> new RegisteredKey(id, key.use(), key.check(), true));
    }

    @Override
    public synchronized boolean forget(KeyId id) {
        var key = keys.get(id);
        if (key == null || !key.retiring() || servedBy(id, KeyUse.SEALING) + servedBy(id, KeyUse.INDEX) > 0) {
            return false;
        }
        keys.remove(id);
        return true;
    }

    @Override
    public synchronized List<WrappedDataKey> wrappedBy(KeyId ringKey, Holder holder, String after, int most) {
        return page(wrappedBy(ringKey).filter(key -> isOf(holder, key)), WrappedDataKey::id, after, most);
    }

    private boolean isOf(Holder holder, WrappedDataKey key) {
        return switch (holder) {
            case IDENTITY -> identities.containsKey(key.id());
            case PERSON_KEY -> personKeys.containsKey(key.id());
            case HINT, WEBHOOK_SECRET -> false;
        };
    }

    private Stream<WrappedDataKey> wrappedBy(KeyId ringKey) {
        return dataKeys.values().stream().filter(key -> key.ringKey().equals(ringKey));
    }

    private static <R> List<R> page(Stream<R> rows, Function<R, String> id, String after, int most) {
        return rows.filter(row -> id.apply(row).compareTo(after) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public synchronized int rewrap(Holder holder, List<Rewrapped> rows) {
        var changed = rows.stream()
                .filter(row -> isOf(holder, row.before()))
                .filter(row -> row.before().equals(dataKeys.get(row.before().id())))
                .toList();
        changed.forEach(row -> dataKeys.put(row.after().id(), row.after()));
        return changed.size();
    }

    @Override
    public synchronized List<PersonKey> notIndexedBy(KeyId indexKey, String after, int most) {
        return page(notIndexedBy(indexKey).map(key -> with(key, Map.of())), PersonKey::id, after, most);
    }

    private Stream<PersonKey> notIndexedBy(KeyId indexKey) {
        return personKeys.values().stream().filter(key -> !key.indexes().containsKey(indexKey));
    }

    private PersonKey with(PersonKey key, Map<KeyId, String> indexes) {
        return new PersonKey(
                key.id(),
                key.application(),
                key.kind(),
                key.scope(),
                indexes,
                dataKey(key.id()),
                key.sealed(),
                key.providedBy(),
                key.providedAt());
    }

    @Override
    public synchronized int index(KeyId indexKey, List<NewIndex> added) {
        int done = 0;
        for (var index : added) {
            var key = personKeys.get(index.personKey());
            if (key != null && !key.indexes().containsKey(indexKey)) {
                var indexes = new HashMap<>(key.indexes());
                indexes.put(indexKey, index.hash());
                personKeys.put(key.id(), with(key, indexes));
                done++;
            }
        }
        return done;
    }

    @Override
    public synchronized int dropIndexesOf(KeyId indexKey, int most) {
        var replaced = List.copyOf(personKeys.values()).stream()
                .filter(key -> key.indexes().containsKey(indexKey)
                        && key.indexes().keySet().stream()
                                .anyMatch(id ->
                                        keys.containsKey(id) && !keys.get(id).retiring()))
                .limit(most)
                .toList();
        replaced.forEach(key -> {
            var left = new HashMap<>(key.indexes());
            left.remove(indexKey);
            personKeys.put(key.id(), with(key, left));
        });
        return replaced.size();
    }

    @Override
    public synchronized long servedBy(KeyId id, KeyUse use) {
        return use == KeyUse.SEALING
                ? wrappedBy(id).count()
                : personKeys.size() - notIndexedBy(id).count();
    }

    @Override
    public synchronized long countNotIndexedBy(KeyId indexKey) {
        return notIndexedBy(indexKey).count();
    }
}
