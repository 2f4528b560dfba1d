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
 * Checks that a key ring is the one that a store's rows depend on. With a ring that lacks a key, or has a different key
 * of the same id, stored persons would not be recognised and would be stored twice. Therefore startup fails with such a
 * ring, and a store never adopts a second ring.
 */
public final class KeyAgreement {
    private final SealedStore store;

    public KeyAgreement(SealedStore store) {
        this.store = store;
    }

    /**
     * Checks that the ring and the store belong together. An empty store without any registered key adopts the ring.
     *
     * @return the keys that the store registered just now, for the access log; empty if it already had keys
     * @throws SealingException if they do not belong together, with a message for an operator
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
     * Checks that new persons can be stored with this ring now.
     *
     * @throws SealingException if the ring lacks a key of the store, or one of its primary keys is not live
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
     * Registers primary keys that are newer than all keys of the store: the database was restored from a backup made
     * before the last rotation. Its rows are migrated to these keys later.
     *
     * @return the newly registered keys, for the access log
     * @throws SealingException if they do not belong together, or a primary key is being retired
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
        return new SealingException("the key ring's primary " + use.code() + " key " + ring.primary(use)
                + " is not live in the database (run ./bonin keys rotate to create another primary key)");
    }

    /** Returns false if another process registered its keys at the same moment, perhaps with another ring. */
    private boolean begin(KeyRing ring) {
        if (!store.isEmpty()) {
            throw new SealingException("the database contains sealed values but no registered keys");
        }
        return store.begin(ring.keys());
    }

    private static void require(RegisteredKey key, Map<KeyId, RingKey> own) {
        var found = own.get(key.id());
        if (found == null) {
            throw new SealingException("the key ring lacks the " + key.use().code() + " key " + key.id()
                    + ", which stored persons in the database depend on");
        }
        if (found.use() != key.use() || !found.check().equals(key.check())) {
            throw another(key.id());
        }
    }

    private static SealingException another(KeyId key) {
        return new SealingException(
                "the key ring's key " + key + " differs from the key with the same id in the database");
    }
}
