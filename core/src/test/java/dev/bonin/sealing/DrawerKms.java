package dev.bonin.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** A key management service for tests: {@code drawer-kms://NAME} has a key for each name but "locked". */
public final class DrawerKms implements KmsClient {
    private static final String SCHEME = "drawer-kms://";

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith(SCHEME);
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String uri) throws GeneralSecurityException {
        if (uri.equals(SCHEME + "locked")) {
            throw new GeneralSecurityException("no permission for " + uri);
        }
        var bytes = MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8));
        return DataKey.of(bytes).cipher();
    }
}
