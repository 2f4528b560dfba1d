package dev.bonin.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** An AES-256-GCM key that encrypts the values of one row. */
final class DataKey {
    private static final int BYTES = 32;

    private final AesGcmKey key;

    private DataKey(AesGcmKey key) {
        this.key = key;
    }

    static DataKey draw() throws GeneralSecurityException {
        return of(SecretBytes.randomBytes(BYTES));
    }

    static DataKey of(byte[] bytes) throws GeneralSecurityException {
        return of(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()));
    }

    @AccessesPartialKey
    private static DataKey of(SecretBytes bytes) throws GeneralSecurityException {
        var parameters = AesGcmParameters.builder()
                .setKeySizeBytes(BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        return new DataKey(
                AesGcmKey.builder().setParameters(parameters).setKeyBytes(bytes).build());
    }

    @AccessesPartialKey
    byte[] bytes() {
        return key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    }

    /** Returns what encrypts with this key alone, without Tink's keyset around it: that costs as much as encrypting. */
    @AccessesPartialKey
    Aead cipher() throws GeneralSecurityException {
        return AesGcmJce.create(key);
    }
}
