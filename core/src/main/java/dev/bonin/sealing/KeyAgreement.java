package dev.bonin.sealing;

import dev.bonin.sealing.SealedStore.RegisteredKey;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a ring is the one that a store is kept with. A ring that lacks a key, or has another one of its name, would lose people that are there, or make
 * second ones of them; so nothing starts with it, and no ring becomes that of a store that is kept with another.
 */
public final class KeyAgreement {
    private final SealedStore store;

    public KeyAgreement(SealedStore store) {
        this.store = store;
    }

    /**
     * Makes sure of it. A store that holds nothing and knows no key takes this ring for its own.
     *
     * @return the keys that the store took just now, for the access log; none where it had some before
     * @throws SealingException if they do not belong together, with a sentence for an operator
     */
    public List<RingKey> require(KeyRing ring) {
        var isNew = store.keys().isEmpty() && begin(ring);
        var own = ring.keys().stream().collect(Collectors.toMap(RingKey::id, Function.identity()));
        store.keys().forEach(key -> require(key, own));
        return isNew ? ring.keys() : List.of();
    }

    /** False if another process has begun in the same moment, maybe with another ring. */
    private boolean begin(KeyRing ring) {
        if (!store.isEmpty()) {
            throw new SealingException("the database holds sealed values, but does not know by which keys");
        }
        return store.begin(ring.keys());
    }

    private static void require(RegisteredKey key, Map<KeyId, RingKey> own) {
        var found = own.get(key.id());
        if (found == null) {
            throw new SealingException("the key ring lacks the " + key.use().code() + " key " + key.id()
                    + ", by which people in the database are kept");
        }
        if (found.use() != key.use() || !found.check().equals(key.check())) {
            throw new SealingException(
                    "the key ring's key " + key.id() + " is another than the database's of that name");
        }
    }
}
