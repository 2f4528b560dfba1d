package dev.bonin.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of one use in Tink's form, with the creation time of each. */
record Keyset(KeyUse use, KeysetHandle handle, Map<KeyId, Instant> createdAt) {
    private static final int CHECK_BYTES = 16;

    Keyset {
        createdAt = Map.copyOf(createdAt);
    }

    static Keyset draw(KeyUse use, Clock clock) {
        try {
            var handle = KeysetHandle.newBuilder()
                    .setConfiguration(TinkConfig2026.get())
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters(use))
                            .withRandomId()
                            .makePrimary())
                    .build();
            return new Keyset(use, handle, Map.of(KeyId.of(handle.getPrimary().getId()), now(clock)));
        } catch (GeneralSecurityException failure) {
            throw new SealingException("key generation failed");
        }
    }

    private static Parameters parameters(KeyUse use) {
        return use == KeyUse.SEALING ? PredefinedAeadParameters.AES256_GCM : PredefinedPrfParameters.HMAC_SHA256_PRF;
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns a keyset with one more key, which is not primary yet. */
    Keyset withAnother(Clock clock) {
        try {
            var builder = KeysetHandle.newBuilder(handle)
                    .setConfiguration(TinkConfig2026.get())
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters(use))
                            .withRandomId());
            var grown = builder.build();
            var created = new HashMap<>(createdAt);
            ids(grown).filter(id -> !createdAt.containsKey(id)).forEach(id -> created.put(id, now(clock)));
            return new Keyset(use, grown, created);
        } catch (GeneralSecurityException failure) {
            throw new SealingException("key generation failed");
        }
    }

    /** Returns a keyset with another primary key. */
    Keyset promoting(KeyId key) {
        try {
            var builder = KeysetHandle.newBuilder(handle).setConfiguration(TinkConfig2026.get());
            builder.getAt(position(key)).makePrimary();
            return new Keyset(use, builder.build(), createdAt);
        } catch (GeneralSecurityException failure) {
            throw new SealingException("key " + key + " cannot be made primary");
        }
    }

    /** Returns a keyset without a key that is not primary. */
    Keyset without(KeyId key) {
        if (key.equals(primary())) {
            throw new SealingException("key " + key + " cannot be removed: it is primary");
        }
        try {
            var rest = KeysetHandle.newBuilder(handle)
                    .setConfiguration(TinkConfig2026.get())
                    .deleteAt(position(key))
                    .build();
            var created = new HashMap<>(createdAt);
            created.remove(key);
            return new Keyset(use, rest, created);
        } catch (GeneralSecurityException failure) {
            throw new SealingException("key " + key + " cannot be removed");
        }
    }

    private int position(KeyId key) {
        return IntStream.range(0, handle.size())
                .filter(at -> KeyId.of(handle.getAt(at).getId()).equals(key))
                .findFirst()
                .orElseThrow(() -> new SealingException("key " + key + " is not in the key ring"));
    }

    private static Stream<KeyId> ids(KeysetHandle handle) {
        return IntStream.range(0, handle.size())
                .mapToObj(at -> KeyId.of(handle.getAt(at).getId()));
    }

    KeyId primary() {
        return KeyId.of(handle.getPrimary().getId());
    }

    /** Returns whether the key was created before the primary key. A keyset preserves the order of creation. */
    boolean isOlderThanPrimary(KeyId key) {
        return has(key) && position(key) < position(primary());
    }

    boolean isNewerThanPrimary(KeyId key) {
        return has(key) && position(key) > position(primary());
    }

    boolean has(KeyId key) {
        return createdAt.containsKey(key);
    }

    List<RingKey> keys() {
        return IntStream.range(0, handle.size())
                .mapToObj(handle::getAt)
                .map(entry -> {
                    var id = KeyId.of(entry.getId());
                    return new RingKey(
                            id,
                            use,
                            createdAt.getOrDefault(id, Instant.EPOCH),
                            entry.isPrimary(),
                            check(entry.getKey()));
                })
                .toList();
    }

    /**
     * Returns half of an HMAC by the key over a fixed text without any other use: it identifies the key and reveals
     * nothing about it.
     */
    private static String check(Key key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
            var whole = mac.doFinal("bonin:key-check".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(whole, 0, CHECK_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java platform", impossible);
        }
    }

    @AccessesPartialKey
    private static byte[] bytes(Key key) {
        if (key instanceof AesGcmKey sealing) {
            return sealing.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        }
        if (key instanceof HmacPrfKey index) {
            return index.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
        }
        throw new SealingException("the key ring contains a key of an unsupported type");
    }

    @Override
    public String toString() {
        return "Keyset" + keys();
    }
}
