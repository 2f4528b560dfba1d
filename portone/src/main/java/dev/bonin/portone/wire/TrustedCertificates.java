package dev.bonin.portone.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificates that Java trusts, and those of a file. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /**
     * Returns a context for TLS that trusts both.
     *
     * @param bundle a PEM file with one certificate or more
     * @throws IllegalArgumentException if the file cannot be read, or has none
     */
    static SSLContext with(Path bundle) {
        try {
            var trusted = new ArrayList<>(of(bundle));
            trusted.addAll(ofJava());
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(store(trusted)), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "caBundle: " + bundle + " cannot be read (expected: a PEM file with one certificate or more)",
                    unreadable);
        }
    }

    private static List<Certificate> of(Path bundle) throws IOException, GeneralSecurityException {
        try (var file = Files.newInputStream(bundle)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (found.isEmpty()) {
                throw new GeneralSecurityException("no certificate");
            }
            return List.copyOf(found);
        }
    }

    private static List<Certificate> ofJava() throws GeneralSecurityException {
        return Arrays.stream(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .map(Certificate.class::cast)
                .toList();
    }

    private static KeyStore store(List<Certificate> certificates) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int at = 0; at < certificates.size(); at++) {
            store.setCertificateEntry(Integer.toString(at), certificates.get(at));
        }
        return store;
    }

    /** @param store null for what Java trusts */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
