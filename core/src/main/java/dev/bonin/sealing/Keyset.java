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

/** Keys of one use, as Tink holds them, and since when each is there. */
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
            throw new SealingException("no key could be drawn");
        }
    }

    private static Parameters parameters(KeyUse use) {
        return use == KeyUse.SEALING ? PredefinedAeadParameters.AES256_GCM : PredefinedPrfParameters.HMAC_SHA256_PRF;
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** With one more key, which nothing new is made with yet. */
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
            throw new SealingException("no key could be drawn");
        }
    }

    /** With another primary key. */
    Keyset promoting(KeyId key) {
        try {
            var builder = KeysetHandle.newBuilder(handle).setConfiguration(TinkConfig2026.get());
            builder.getAt(position(key)).makePrimary();
            return new Keyset(use, builder.build(), createdAt);
        } catch (GeneralSecurityException failure) {
            throw new SealingException("key " + key + " cannot be made primary");
        }
    }

    /** Without a key that is not primary. */
    Keyset without(KeyId key) {
        if (key.equals(primary())) {
            throw new SealingException("key " + key + " cannot be removed: it is the primary one");
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

    /** Whether it came before the primary key. Keys stay in the order in which they came. */
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
     * Half of an HMAC by the key over words that it is used for nowhere else: it recognises the key, and tells nothing
     * of it.
     */
    private static String check(Key key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
            var whole = mac.doFinal("bonin:key-check".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(whole, 0, CHECK_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", impossible);
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
        throw new SealingException("the key ring holds a key of a kind that Bonin does not use");
    }

    @Override
    public String toString() {
        return "Keyset" + keys();
    }
}
