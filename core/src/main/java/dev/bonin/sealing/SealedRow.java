package dev.bonin.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** An encrypted value with its wrapped data key, which is used for one row only. */
public record SealedRow(WrappedDataKey dataKey, String sealed) {

    /**
     * Seals a value.
     *
     * @param place binds the value to the place where it is stored: it opens nowhere else
     */
    static SealedRow seal(KeyRing ring, String id, byte[] place, byte[] value) {
        return seal(ring, id, draw(id), place, value);
    }

    /** Seals a value with a given data key, so that more values of the same row can be encrypted with it. */
    static SealedRow seal(KeyRing ring, String id, DataKey key, byte[] place, byte[] value) {
        return new SealedRow(ring.wrap(key, id), encrypt(key, place, value));
    }

    /**
     * Seals a text of a row outside of this package.
     *
     * @param table with the application and the id, binds the text to its row: it opens for no other
     */
    public static SealedRow sealText(KeyRing ring, String id, String application, String table, String text) {
        return seal(ring, id, textPlace(id, application, table), text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] textPlace(String id, String application, String table) {
        return Associated.place(application, table, "sealed", id);
    }

    /**
     * Opens a text that {@link #sealText} sealed.
     *
     * @throws SealingException if the row was changed, belongs to another place, or its key is not in the ring
     */
    public String openText(KeyRing ring, String application, String table) {
        return new String(open(ring, textPlace(dataKey.id(), application, table)), StandardCharsets.UTF_8);
    }

    static DataKey draw(String id) {
        try {
            return DataKey.draw();
        } catch (GeneralSecurityException failure) {
            throw new SealingException("key generation failed for " + id);
        }
    }

    static String encrypt(DataKey key, byte[] place, byte[] value) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(key.cipher().encrypt(value, place));
        } catch (GeneralSecurityException failure) {
            throw new SealingException("sealing a value failed");
        }
    }

    byte[] open(KeyRing ring, byte[] place) {
        try {
            return ring.unwrap(dataKey).cipher().decrypt(Base64.getUrlDecoder().decode(sealed), place);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new SealingException(
                    "the values of " + dataKey.id() + " cannot be opened: they were changed, or belong to another row");
        }
    }

    @Override
    public String toString() {
        return "SealedRow[" + dataKey.id() + "]";
    }
}
