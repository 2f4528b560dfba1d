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
 * The key that decrypts the key ring file: 32 bytes stored apart from it, or a key inside a key management service
 * (KMS). Losing it means losing all data sealed with the ring.
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
     * Reads a key from 32 bytes in base64.
     *
     * @param name where the bytes come from, for messages to operators
     * @throws SealingException if the text is not such a key
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
     * Reads a key from a file that only its owner can read.
     *
     * @throws SealingException if the file is missing, readable for others, or not a key
     */
    public static KeyEncryptionKey of(Path file) {
        return ofText(new PrivateFile(file).read(), file.toString());
    }

    /**
     * Reads a key for invented people from a file that others may use, too.
     *
     * @throws SealingException if the file is missing or not a key
     */
    public static KeyEncryptionKey ofInvented(Path file) {
        return ofText(new PrivateFile(file, true).read(), file.toString());
    }

    /**
     * Creates a key and writes it to a new file.
     *
     * @throws SealingException if the file already exists or cannot be written
     */
    public static KeyEncryptionKey create(Path file) {
        try {
            var text = Base64.getEncoder().encodeToString(DataKey.draw().bytes());
            new PrivateFile(file).create(text + "\n");
            return ofText(text, file.toString());
        } catch (GeneralSecurityException failure) {
            throw new SealingException("key generation failed");
        }
    }

    /**
     * Uses a key in a key management service, through a {@link KmsClient} on the class path and the machine's default
     * credentials.
     *
     * @param uri such as {@code aws-kms://arn:aws:kms:ap-northeast-2:...}
     * @throws SealingException if no client supports the address, or the client rejects it
     */
    public static KeyEncryptionKey inService(String uri) {
        for (var client : ServiceLoader.load(KmsClient.class)) {
            if (client.doesSupport(uri)) {
                return inService(uri, client);
            }
        }
        throw new SealingException("no key management client on the class path supports this key address"
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
            throw new SealingException("the key management service is not usable: it rejected the key address, or"
                    + " this machine has no credentials for it");
        }
    }

    byte[] close(KeysetHandle keyset, byte[] place) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, cipher, place, TinkConfig2026.get());
        } catch (GeneralSecurityException failure) {
            throw new SealingException(name + ": encrypting the key ring failed");
        }
    }

    KeysetHandle open(byte[] keyset, byte[] place) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(keyset, cipher, place, TinkConfig2026.get());
        } catch (GeneralSecurityException wrong) {
            throw new SealingException(
                    name + " does not open the key ring: it is not the one that the ring was made with, or"
                            + " the ring file was modified");
        }
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "KeyEncryptionKey[hidden]";
    }
}
