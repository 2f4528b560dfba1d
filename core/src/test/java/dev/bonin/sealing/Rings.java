package dev.bonin.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Rings for tests. */
public final class Rings {
    public static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final KeyId SEALING = new KeyId("01020304");
    public static final KeyId INDEX = new KeyId("0a0b0c0d");

    private Rings() {}

    /** With keys that everybody knows. */
    @AccessesPartialKey
    public static KeyRing known(byte[] sealing, byte[] index) {
        try {
            var parameters = HmacPrfParameters.builder()
                    .setKeySizeBytes(index.length)
                    .setHashType(HmacPrfParameters.HashType.SHA256)
                    .build();
            var aes = AesGcmKey.builder()
                    .setParameters(PredefinedAeadParameters.AES256_GCM)
                    .setKeyBytes(secret(sealing))
                    .setIdRequirement(0x01020304)
                    .build();
            var hmac = HmacPrfKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(secret(index))
                    .build();
            return KeyRing.of(
                    "00000000-0000-0000-0000-000000000000",
                    new Keyset(KeyUse.SEALING, alone(aes, 0x01020304), Map.of(SEALING, NOW)),
                    new Keyset(KeyUse.INDEX, alone(hmac, 0x0a0b0c0d), Map.of(INDEX, NOW)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static SecretBytes secret(byte[] bytes) {
        return SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle alone(Key key, int id) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withFixedId(id).makePrimary())
                .build();
    }

    /** With a second key of that use, which the ring does not use for new rows yet. */
    public static KeyRing grown(KeyRing ring, KeyUse use) {
        return ring.withAnother(use, CLOCK);
    }

    /** The key of that use that is not primary; there must be one such. */
    public static KeyId other(KeyRing ring, KeyUse use) {
        return ring.keys().stream()
                .filter(key -> key.use() == use && !key.primary())
                .map(RingKey::id)
                .findFirst()
                .orElseThrow();
    }

    public static KeyRing promoted(KeyRing ring, KeyUse use) {
        return ring.promoting(use, other(ring, use));
    }
}
