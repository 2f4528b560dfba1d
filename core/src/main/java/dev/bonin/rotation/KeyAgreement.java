package dev.bonin.rotation;

import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import dev.bonin.sealing.SealingException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a ring is the one that a store is kept with. A ring that lacks a key, or has another one of its name, would
 * lose people that are there, or make second ones of them; so nothing starts with it, and no ring becomes that of a
 * store that is kept with another.
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
        requireAll(store.keys(), ring);
        return isNew ? ring.keys() : List.of();
    }

    private static void requireAll(List<RegisteredKey> registered, KeyRing ring) {
        var own = ring.keys().stream().collect(Collectors.toMap(RingKey::id, Function.identity()));
        registered.forEach(key -> require(key, own));
    }

    /**
     * Makes sure that people can be kept with this ring now.
     *
     * @throws SealingException if the ring lacks a key of the store, or something new may not be written with one of
     *     its primary keys
     */
    public void requireUsable(KeyRing ring) {
        var registered = store.keys();
        requireAll(registered, ring);
        for (var use : KeyUse.values()) {
            if (!isLive(ring.primary(use), registered)) {
                throw retired(ring, use);
            }
        }
    }

    /**
     * Has the store remember primary keys that it does not know although they came after all those that it does: a
     * database that was brought back from before the last rotation. Its rows are brought to them in the course of
     * things.
     *
     * @return the keys that it did not know, for the access log
     * @throws SealingException if they do not belong together, or a primary key was taken out of use since
     */
    public List<RingKey> renew(KeyRing ring) {
        var registered = store.keys();
        requireAll(registered, ring);
        var unknown = ring.keys().stream()
                .filter(RingKey::primary)
                .filter(key -> isNewer(key, ring, registered))
                .toList();
        for (var key : unknown) {
            if (!store.register(key)) {
                throw another(key.id());
            }
        }
        requireUsable(ring);
        return unknown;
    }

    private static boolean isNewer(RingKey key, KeyRing ring, List<RegisteredKey> registered) {
        return registered.stream()
                .filter(known -> known.use() == key.use())
                .allMatch(known -> ring.isOlderThanPrimary(key.use(), known.id()));
    }

    private static boolean isLive(KeyId key, List<RegisteredKey> registered) {
        return registered.stream().anyMatch(known -> known.id().equals(key) && !known.retiring());
    }

    private static SealingException retired(KeyRing ring, KeyUse use) {
        return new SealingException(
                "the key ring's primary " + use.code() + " key " + ring.primary(use)
                        + " is not in use in the database any more, or not yet (run ./bonin keys rotate, which puts another in its place)");
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
            throw another(key.id());
        }
    }

    private static SealingException another(KeyId key) {
        return new SealingException("the key ring's key " + key + " is another than the database's of that name");
    }
}
