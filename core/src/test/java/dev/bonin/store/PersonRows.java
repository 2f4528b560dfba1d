package dev.bonin.store;

import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.rotation.RegisteredKeys;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonKey.Kind;
import dev.bonin.sealing.PersonMatch;
import dev.bonin.sealing.SealedIdentity;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.verification.Kept;
import dev.bonin.verification.KeptPerson;
import dev.bonin.verification.VerificationId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People in memory, found by any index of any of their keys. */
final class PersonRows {
    private final Map<VerificationId, KeptPerson> identities = new HashMap<>();
    private final Map<PersonId, Set<VerificationId>> verifications = new HashMap<>();
    private final Map<PersonId, Set<String>> ofPersons = new HashMap<>();
    private final NavigableMap<String, Owned> keys = new TreeMap<>();
    private final DataKeyRows dataKeys = new DataKeyRows();
    private final IndexRows indexes = new IndexRows();

    private Predicate<PersonId> isNeeded = unused -> false;

    private record Owned(PersonKey key, PersonId owner) {}

    /**
     * The result of an erasure.
     *
     * @param person the erased person; empty if none was stored
     * @param rows the number of deleted rows
     */
    record Destroyed(Optional<PersonId> person, int rows) {}

    /** Keeps people stored while {@code needed} is true for them, even without a verification. */
    void keepWhile(Predicate<PersonId> needed) {
        isNeeded = needed;
    }

    boolean isKnown(PersonId person, String application) {
        return ofPersons.getOrDefault(person, Set.of()).stream()
                .map(keys::get)
                .anyMatch(owned -> owned.key().application().equals(application));
    }

    /** Returns the applications with keys of any person. */
    Set<String> applications() {
        return keys.values().stream().map(owned -> owned.key().application()).collect(Collectors.toSet());
    }

    /** Returns the people to whom the keys of a person belong. */
    PersonMatch match(SealedPerson person) {
        return PersonMatch.of(
                person,
                key -> indexes.find(key)
                        .limit(1)
                        .map(keys::get)
                        .map(Owned::owner)
                        .toList());
    }

    DataKeyRows dataKeys() {
        return dataKeys;
    }

    IndexRows indexes() {
        return indexes;
    }

    /** Returns the scopes of all current keys of a person. */
    KeyScopes scopes(PersonId person) {
        return KeyScopes.of(ofPersons.getOrDefault(person, Set.of()).stream()
                .map(keys::get)
                .map(owned -> owned.key().scope())
                .collect(Collectors.toSet()));
    }

    Kept keep(VerificationId verification, SealedPerson person, RegisteredKeys ringKeys) {
        if (person.isEmpty()) {
            return Kept.NOBODY;
        }
        var match = match(person);
        var kept = Kept.of(person, match);
        match.newKeys().forEach(key -> add(key, kept.person().orElseThrow(), ringKeys));
        var identity = person.of(kept.person());
        identity.ifPresent(values -> dataKeys.put(Holder.IDENTITY, values.dataKey()));
        identities.put(verification, new KeptPerson(kept.person(), identity));
        kept.person()
                .ifPresent(owner -> verifications
                        .computeIfAbsent(owner, unused -> new HashSet<>())
                        .add(verification));
        return kept;
    }

    private void add(PersonKey key, PersonId owner, RegisteredKeys ringKeys) {
        keys.put(key.id(), new Owned(key, owner));
        ofPersons.computeIfAbsent(owner, unused -> new HashSet<>()).add(key.id());
        dataKeys.put(Holder.PERSON_KEY, key.dataKey());
        ringKeys.written(key).forEach((indexKey, hash) -> indexes.add(key, indexKey, hash));
    }

    Optional<KeptPerson> find(VerificationId verification) {
        return Optional.ofNullable(identities.get(verification))
                .map(kept -> new KeptPerson(kept.person(), kept.identity().flatMap(this::withItsKey)));
    }

    /** Returns the identity with its current data key, which may have been wrapped again. */
    private Optional<SealedIdentity> withItsKey(SealedIdentity kept) {
        return dataKeys.find(Holder.IDENTITY, kept.dataKey().id())
                .map(dataKey -> new SealedIdentity(dataKey, kept.sealed(), kept.assurance(), kept.link()));
    }

    Optional<PersonKey> key(String id) {
        return Optional.ofNullable(keys.get(id)).map(Owned::key);
    }

    /** Returns the verifications of a person, oldest first. */
    Stream<VerificationId> verificationsOf(PersonId person) {
        return verifications.getOrDefault(person, Set.of()).stream()
                .sorted(Comparator.comparing(VerificationId::value));
    }

    /** Returns the keys of a person in their current state, oldest first. */
    List<PersonKey> keysOf(PersonId person) {
        return ofPersons.getOrDefault(person, Set.of()).stream()
                .map(keys::get)
                .map(Owned::key)
                .map(this::withItsKey)
                .sorted(Comparator.comparing(PersonKey::providedAt).thenComparing(PersonKey::id))
                .toList();
    }

    int keyCount() {
        return keys.size();
    }

    /** Returns the keys without an index of that index key, in their current state. */
    List<PersonKey> notIndexedBy(KeyId indexKey, String after, int most) {
        return keys.tailMap(after, false).values().stream()
                .map(Owned::key)
                .filter(key -> !indexes.has(indexKey, key.id()))
                .limit(most)
                .map(this::withItsKey)
                .toList();
    }

    private PersonKey withItsKey(PersonKey key) {
        return new PersonKey(
                key.id(),
                key.application(),
                key.kind(),
                key.scope(),
                Map.of(),
                dataKeys.find(Holder.PERSON_KEY, key.id()).orElseThrow(),
                key.sealed(),
                key.providedBy(),
                key.providedAt());
    }

    /** Deletes the stored data about the person of one verification, and the person if nothing else refers to them. */
    Destroyed erase(VerificationId verification) {
        var kept = Optional.ofNullable(identities.remove(verification));
        if (kept.isEmpty()) {
            return new Destroyed(Optional.empty(), 0);
        }
        dataKeys.remove(Holder.IDENTITY, verification.value());
        int rows = 1;
        var person = kept.get().person();
        if (person.isPresent()) {
            rows += leave(person.get(), verification);
        }
        return new Destroyed(person, rows);
    }

    private int leave(PersonId person, VerificationId verification) {
        verifications.computeIfPresent(person, (same, those) -> {
            those.remove(verification);
            return those.isEmpty() ? null : those;
        });
        return leave(person);
    }

    /** Deletes a person if nothing refers to them; returns the number of deleted rows. */
    int leave(PersonId person) {
        if (verifications.containsKey(person) || isNeeded.test(person)) {
            return 0;
        }
        var own = Optional.ofNullable(ofPersons.remove(person)).orElse(Set.of());
        return 1 + own.stream().mapToInt(this::destroy).sum();
    }

    /** Deletes the DIs of a person; returns whether there were any. */
    boolean releaseDi(PersonId person) {
        var dis = ofPersons.getOrDefault(person, Set.of()).stream()
                .filter(id -> key(id).filter(key -> key.kind() == Kind.DI).isPresent())
                .toList();
        dis.forEach(id -> {
            destroy(id);
            ofPersons.getOrDefault(person, Set.of()).remove(id);
        });
        return !dis.isEmpty();
    }

    private int destroy(String key) {
        keys.remove(key);
        dataKeys.remove(Holder.PERSON_KEY, key);
        return 1 + indexes.removeAll(key);
    }
}
