package dev.bonin.sandbox.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All merchants of the sandbox; the first is the default. */
public final class Merchants {
    private final List<Merchant> all;

    /**
     * Creates the list; the order is kept.
     *
     * @throws IllegalArgumentException if it is empty, or two merchants share a key or a code
     */
    public Merchants(List<Merchant> all) {
        this.all = List.copyOf(all);
        if (this.all.isEmpty()) {
            throw new IllegalArgumentException("merchants: none (expected: at least one)");
        }
        requireDistinct();
    }

    public List<Merchant> all() {
        return all;
    }

    public Merchant byDefault() {
        return all.get(0);
    }

    public Optional<Merchant> findByCode(String code) {
        return all.stream()
                .filter(merchant -> merchant.allCodes().anyMatch(code::equals))
                .findFirst();
    }

    /** Finds the merchant of these credentials; empty if key or secret is wrong. */
    public Optional<Merchant> authenticate(String impKey, String impSecret) {
        return all.stream()
                .filter(merchant -> merchant.allKeys().anyMatch(impKey::equals))
                .filter(merchant ->
                        MessageDigest.isEqual(merchant.impSecret().getBytes(UTF_8), impSecret.getBytes(UTF_8)))
                .findFirst();
    }

    private void requireDistinct() {
        Set<String> keys = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (Merchant merchant : all) {
            boolean distinct = merchant.allKeys().allMatch(keys::add)
                    && merchant.allCodes().allMatch(codes::add);
            if (!distinct) {
                throw new IllegalArgumentException(
                        "merchant: " + merchant.code() + " (expected: each key and code once)");
            }
        }
    }
}
