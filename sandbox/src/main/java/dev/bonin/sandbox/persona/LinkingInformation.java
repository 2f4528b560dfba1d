package dev.bonin.sandbox.persona;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * CI and DI of invented people. The key is fixed and public on purpose: values must be the same in every run, and no
 * real data is involved.
 */
final class LinkingInformation {
    private static final byte[] KEY = "bonin sandbox: nobody real".getBytes(UTF_8);

    /** DER: SEQUENCE of the identifier of hmacWithSHA256 (1.2.840.113549.2.9) and a BIT STRING of 32 bytes. */
    private static final byte[] DI_HEAD = HexFormat.of().parseHex("302d06082a864886f70d0209032100");

    private LinkingInformation() {}

    static String ci(String citizen) {
        return Base64.getEncoder().encodeToString(hmac("HmacSHA512", "ci\0" + citizen));
    }

    static String di(String citizen, String mid) {
        byte[] digest = hmac("HmacSHA256", "di\0" + mid + "\0" + citizen);
        byte[] der = new byte[DI_HEAD.length + digest.length];
        System.arraycopy(DI_HEAD, 0, der, 0, DI_HEAD.length);
        System.arraycopy(digest, 0, der, DI_HEAD.length, digest.length);
        return Base64.getEncoder().encodeToString(der);
    }

    private static byte[] hmac(String algorithm, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(KEY, algorithm));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("algorithm: " + algorithm + " (expected: part of every Java)", e);
        }
    }
}
