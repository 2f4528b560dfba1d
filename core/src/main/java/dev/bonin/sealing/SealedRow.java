package dev.bonin.sealing;

import java.security.GeneralSecurityException;
import java.util.Base64;

/** One encrypted value with the wrapped key that it was encrypted with, which serves its row alone. */
record SealedRow(WrappedDataKey dataKey, String sealed) {

    /** @param place what the value is sealed for: it opens nowhere else */
    static SealedRow seal(KeyRing ring, String id, byte[] place, byte[] value) {
        try {
            var key = DataKey.draw();
            return seal(key, ring.wrap(key, id), place, value);
        } catch (GeneralSecurityException failure) {
            throw new SealingException("the values of " + id + " could not be sealed");
        }
    }

    /** One more value of a row that has a key already. */
    static SealedRow sealWith(KeyRing ring, WrappedDataKey dataKey, byte[] place, byte[] value) {
        try {
            return seal(ring.unwrap(dataKey), dataKey, place, value);
        } catch (GeneralSecurityException failure) {
            throw new SealingException("the values of " + dataKey.id() + " could not be sealed");
        }
    }

    private static SealedRow seal(DataKey key, WrappedDataKey wrapped, byte[] place, byte[] value)
            throws GeneralSecurityException {
        var sealed = key.cipher().encrypt(value, place);
        return new SealedRow(wrapped, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
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
