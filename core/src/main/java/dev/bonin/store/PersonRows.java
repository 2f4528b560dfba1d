package dev.bonin.store;

import dev.bonin.person.PersonId;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.verification.Kept;
import dev.bonin.verification.KeptPerson;
import dev.bonin.verification.VerificationId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** People in memory, found by any index of any of their keys. Guarded by the store that it belongs to. */
final class PersonRows {
    private final Map<VerificationId, KeptPerson> kept = new HashMap<>();
    private final Map<String, PersonKey> keys = new LinkedHashMap<>();
    private final Map<String, PersonId> owners = new HashMap<>();
    private final Map<Index, String> indexes = new HashMap<>();

    private record Index(String application, PersonKey.Kind kind, KeyId key, String hash) {}

    Kept keep(VerificationId verification, SealedPerson person) {
        if (person.isEmpty()) {
            return Kept.NOBODY;
        }
        var found = person.keys().stream()
                .flatMap(key -> find(key).stream())
                .distinct()
                .toList();
        var who = person.keys().isEmpty()
                ? Optional.<PersonId>empty()
                : Optional.of(found.isEmpty() ? person.newcomer() : found.get(0));
        var conflict = found.size() > 1;
        who.ifPresent(owner ->
                person.keys().stream().filter(key -> find(key).isEmpty()).forEach(key -> add(key, owner)));
        kept.put(verification, new KeptPerson(who, person.identity()));
        return new Kept(who, !found.isEmpty(), conflict);
    }

    private void add(PersonKey key, PersonId owner) {
        keys.put(key.id(), key);
        owners.put(key.id(), owner);
        indexesOf(key).forEach(index -> indexes.put(index, key.id()));
    }

    private Optional<PersonId> find(PersonKey key) {
        return indexesOf(key).stream()
                .map(indexes::get)
                .filter(Objects::nonNull)
                .map(owners::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static List<Index> indexesOf(PersonKey key) {
        return key.indexes().entrySet().stream()
                .map(entry -> new Index(key.application(), key.kind(), entry.getKey(), entry.getValue()))
                .toList();
    }

    Optional<KeptPerson> find(VerificationId verification) {
        return Optional.ofNullable(kept.get(verification));
    }
}
