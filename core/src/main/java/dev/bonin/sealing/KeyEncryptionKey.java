package dev.bonin.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.config.TinkConfig2026;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What opens the file with the key ring: 32 bytes that are kept apart from it, or a key that never leaves a key
 * management service (KMS). Whoever loses it loses whatever the ring sealed.
 */
public final class KeyEncryptionKey {
    private static final int BYTES = 32;
    private static final Map<String, String> KNOWN_SERVICES = Map.of(
            "aws-kms", "com.google.crypto.tink:tink-awskms",
            "gcp-kms", "com.google.crypto.tink:tink-gcpkms");

    private final Aead cipher;
    private final String name;

    private KeyEncryptionKey(Aead cipher, String name) {
        this.cipher = cipher;
        this.name = name;
    }

    /**
     * From the 32 bytes in base64.
     *
     * @param name where they come from, for sentences to operators
     * @throws SealingException if they are not such a key
     */
    public static KeyEncryptionKey ofText(String base64, String name) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == BYTES) {
                return new KeyEncryptionKey(DataKey.of(bytes).cipher(), name);
            }
        } catch (IllegalArgumentException | GeneralSecurityException unusable) {
            throw noKey(name);
        }
        throw noKey(name);
    }

    private static SealingException noKey(String name) {
        return new SealingException(name + ": not a key-encryption key (expected: 32 bytes in base64)");
    }

    /**
     * From a file that its owner alone may read.
     *
     * @throws SealingException if it is missing, others may read it, or it is no such key
     */
    public static KeyEncryptionKey of(Path file) {
        return ofText(new PrivateFile(file).read(), file.toString());
    }

    /**
     * Draws a key and keeps it in a new file.
     *
     * @throws SealingException if there is such a file already, or it could not be written
     */
    public static KeyEncryptionKey create(Path file) {
        try {
            var text = Base64.getEncoder().encodeToString(DataKey.draw().bytes());
            new PrivateFile(file).create(text + "\n");
            return of(file);
        } catch (GeneralSecurityException failure) {
            throw new SealingException("no key could be drawn");
        }
    }

    /**
     * In a key management service that a {@link KmsClient} on the class path knows, by the credentials that the machine
     * has for it.
     *
     * @param uri such as {@code aws-kms://arn:aws:kms:ap-northeast-2:...}
     * @throws SealingException if no client knows it, or the client refuses it
     */
    public static KeyEncryptionKey inService(String uri) {
        for (var client : ServiceLoader.load(KmsClient.class)) {
            if (client.doesSupport(uri)) {
                return inService(uri, client);
            }
        }
        throw new SealingException("no key management service on the class path knows this kind of key"
                + artifact(uri)
                        .map(it -> " (expected: the artifact " + it + ")")
                        .orElse(""));
    }

    private static Optional<String> artifact(String uri) {
        return Optional.ofNullable(KNOWN_SERVICES.get(uri.split(":", 2)[0]));
    }

    private static KeyEncryptionKey inService(String uri, KmsClient client) {
        try {
            return new KeyEncryptionKey(
                    client.withDefaultCredentials().getAead(uri), "the key in the key management service");
        } catch (GeneralSecurityException refused) {
            throw new SealingException(
                    "the key management service cannot be used: it refuses the address of the key, or"
                            + " this machine has no credentials for it");
        }
    }

    byte[] close(KeysetHandle keyset, byte[] place) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, cipher, place, TinkConfig2026.get());
        } catch (GeneralSecurityException failure) {
            throw new SealingException(name + ": the key ring could not be encrypted with it");
        }
    }

    KeysetHandle open(byte[] keyset, byte[] place) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(keyset, cipher, place, TinkConfig2026.get());
        } catch (GeneralSecurityException wrong) {
            throw new SealingException(
                    name + " does not open the key ring: it is not the one that the ring was made with, or"
                            + " somebody changed the ring");
        }
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "KeyEncryptionKey[hidden]";
    }
}
