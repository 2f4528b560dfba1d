package dev.bonin.sealing;

import java.security.GeneralSecurityException;
import java.util.Base64;

/** One encrypted value with the wrapped key that it was encrypted with, which serves its row alone. */
record SealedRow(WrappedDataKey dataKey, String sealed) {

    /** @param place what the value is sealed for: it opens nowhere else */
    static SealedRow seal(KeyRing ring, String id, byte[] place, byte[] value) {
        return seal(ring, id, draw(id), place, value);
    }

    /** With a key that was drawn for this row, to encrypt more of it. */
    static SealedRow seal(KeyRing ring, String id, DataKey key, byte[] place, byte[] value) {
        return new SealedRow(ring.wrap(key, id), encrypt(key, place, value));
    }

    static DataKey draw(String id) {
        try {
            return DataKey.draw();
        } catch (GeneralSecurityException failure) {
            throw new SealingException("no key could be drawn for " + id);
        }
    }

    static String encrypt(DataKey key, byte[] place, byte[] value) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(key.cipher().encrypt(value, place));
        } catch (GeneralSecurityException failure) {
            throw new SealingException("a value could not be sealed");
        }
    }

    byte[] open(KeyRing ring, byte[] place) {
        try {
            return ring.unwrap(dataKey).cipher().decrypt(Base64.getUrlDecoder().decode(sealed), place);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new SealingException(
                    "the values of " + dataKey.id() + " do not open: they were changed, or belong to another row");
        }
    }

    @Override
    public String toString() {
        return "SealedRow[" + dataKey.id() + "]";
    }
}
