package dev.bonin.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys for stored persons: sealing keys wrap data keys, index keys compute hashes for lookups. One key of each use
 * is primary and used for new rows. Immutable: adding or removing a key returns another ring.
 */
public final class KeyRing {
    private static final int INDEX_BYTES = 32;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    /** Length of the prefix in Tink's ciphertexts: one byte for the kind of prefix, then the key's id. */
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private final String id;
    private final Keyset sealing;
    private final Keyset index;
    private final Aead wrapping;
    private final Map<KeyId, Prf> indexing;

    private KeyRing(String id, Keyset sealing, Keyset index) throws GeneralSecurityException {
        this.id = id;
        this.sealing = sealing;
        this.index = index;
        this.wrapping = sealing.handle().getPrimitive(TinkConfig2026.get(), Aead.class);
        this.indexing = indexing(index.handle());
    }

    private static Map<KeyId, Prf> indexing(KeysetHandle handle) throws GeneralSecurityException {
        var byId = new TreeMap<KeyId, Prf>(Comparator.comparing(KeyId::hex));
        handle.getPrimitive(TinkConfig2026.get(), PrfSet.class)
                .getPrfs()
                .forEach((id, prf) -> byId.put(KeyId.of(id), prf));
        return byId;
    }

    static KeyRing of(String id, Keyset sealing, Keyset index) {
        try {
            return new KeyRing(id, sealing, index);
        } catch (GeneralSecurityException unusable) {
            throw new SealingException("the key ring contains unusable keys");
        }
    }

    /** Creates a ring with one random key of each use. */
    public static KeyRing draw(Clock clock) {
        return of(UUID.randomUUID().toString(), Keyset.draw(KeyUse.SEALING, clock), Keyset.draw(KeyUse.INDEX, clock));
    }

    /** Returns the random id of the ring, which does not change when keys are added or removed. */
    public String id() {
        return id;
    }

    Keyset keyset(KeyUse use) {
        return use == KeyUse.SEALING ? sealing : index;
    }

    private KeyRing with(Keyset other) {
        return other.use() == KeyUse.SEALING ? of(id, other, index) : of(id, sealing, other);
    }

    /** Returns a ring with one more key, which is not primary yet. */
    public KeyRing withAnother(KeyUse use, Clock clock) {
        return with(keyset(use).withAnother(clock));
    }

    /**
     * Returns a ring with another primary key.
     *
     * @throws SealingException if the ring does not have the key
     */
    public KeyRing promoting(KeyUse use, KeyId key) {
        return with(keyset(use).promoting(key));
    }

    /**
     * Returns a ring without a key that no row needs any more.
     *
     * @throws SealingException if the key is primary or not in the ring
     */
    public KeyRing without(KeyUse use, KeyId key) {
        return with(keyset(use).without(key));
    }

    /** Returns the keys without their secret bytes. */
    public List<RingKey> keys() {
        return Stream.concat(sealing.keys().stream(), index.keys().stream()).toList();
    }

    public boolean has(KeyUse use, KeyId key) {
        return keyset(use).has(key);
    }

    /** Returns whether this ring has the key and created it before its primary key of that use. */
    public boolean isOlderThanPrimary(KeyUse use, KeyId key) {
        return keyset(use).isOlderThanPrimary(key);
    }

    /** Returns whether this ring has the key and created it after its primary key of that use. */
    public boolean isNewerThanPrimary(KeyUse use, KeyId key) {
        return keyset(use).isNewerThanPrimary(key);
    }

    /** Returns the key that seals new values or indexes new persons. */
    public KeyId primary(KeyUse use) {
        return keyset(use).primary();
    }

    WrappedDataKey wrap(DataKey key, String id) {
        try {
            var wrapped = wrapping.encrypt(key.bytes(), wrappingPlace(id));
            return new WrappedDataKey(id, sealing.primary(), TEXT.encodeToString(wrapped));
        } catch (GeneralSecurityException failure) {
            throw new SealingException("data key " + id + ": wrapping failed");
        }
    }

    DataKey unwrap(WrappedDataKey key) {
        if (!sealing.has(key.ringKey())) {
            throw new SealingException("data key " + key.id() + " is wrapped with key " + key.ringKey()
                    + ", which is not in the key ring");
        }
        try {
            var wrapped = Base64.getUrlDecoder().decode(key.wrapped());
            requireWrappedBy(key.ringKey(), wrapped);
            return DataKey.of(wrapping.decrypt(wrapped, wrappingPlace(key.id())));
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new SealingException(
                    "data key " + key.id() + " cannot be unwrapped: it was changed, or belongs to another row");
        }
    }

    /** Returns the same data key, wrapped with the primary key. */
    public WrappedDataKey rewrap(WrappedDataKey key) {
        return wrap(unwrap(key), key.id());
    }

    /**
     * Rejects a row that names a key other than the one that wrapped it, even if the ring could decrypt it: the count
     * of rows that still need a key relies on the name.
     */
    private static void requireWrappedBy(KeyId key, byte[] wrapped) throws GeneralSecurityException {
        if (wrapped.length < PREFIX_BYTES
                || !KeyId.of(ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt())
                        .equals(key)) {
            throw new GeneralSecurityException("wrapped by another key");
        }
    }

    private static byte[] wrappingPlace(String id) {
        return Associated.place("", "data_key", "wrapped", id);
    }

    /** Returns the hash of {@code what} under each index key: 32 bytes in hexadecimal digits. */
    Map<KeyId, String> index(byte[] what) {
        return indexing.keySet().stream().collect(Collectors.toMap(id -> id, id -> index(id, what)));
    }

    String index(KeyId key, byte[] what) {
        var prf = indexing.get(key);
        if (prf == null) {
            throw new SealingException("index key " + key + " is not in the key ring");
        }
        try {
            return HexFormat.of().formatHex(prf.compute(what, INDEX_BYTES));
        } catch (GeneralSecurityException failure) {
            throw new SealingException("index key " + key + " cannot be used");
        }
    }

    @Override
    public String toString() {
        return "KeyRing" + keys();
    }
}
