package dev.bonin.sandbox.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All stores of the sandbox; the first is the default. */
public final class Stores {
    private final List<Store> all;

    /**
     * Creates the list; the order is kept.
     *
     * @throws IllegalArgumentException if it is empty, or two stores share an id or a secret
     */
    public Stores(List<Store> all) {
        this.all = List.copyOf(all);
        if (this.all.isEmpty()) {
            throw new IllegalArgumentException("stores: none (expected: at least one)");
        }
        requireDistinct();
    }

    public List<Store> all() {
        return all;
    }

    public Store byDefault() {
        return all.get(0);
    }

    public Optional<Store> find(String id) {
        return all.stream().filter(store -> store.id().equals(id)).findFirst();
    }

    /** Finds the store of this API secret; empty if it is wrong. */
    public Optional<Store> authenticate(String apiSecret) {
        return all.stream()
                .filter(store -> MessageDigest.isEqual(store.apiSecret().getBytes(UTF_8), apiSecret.getBytes(UTF_8)))
                .findFirst();
    }

    private void requireDistinct() {
        Set<String> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (Store store : all) {
            if (!ids.add(store.id()) || !secrets.add(store.apiSecret())) {
                throw new IllegalArgumentException("store: " + store.id() + " (expected: each id and secret once)");
            }
        }
    }
}
