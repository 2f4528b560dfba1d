package dev.bonin.sealing;

import java.security.GeneralSecurityException;
import java.util.Base64;

/** One encrypted value with the wrapped key that it was encrypted with, which serves no other. */
record SealedRow(WrappedDataKey dataKey, String sealed) {

    /** @param place what the value is sealed for: it opens nowhere else */
    static SealedRow seal(KeyRing ring, String id, byte[] place, byte[] value) {
        try {
            var key = DataKey.draw();
            var sealed = key.cipher().encrypt(value, place);
            return new SealedRow(
                    ring.wrap(key, id), Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        } catch (GeneralSecurityException failure) {
            throw new SealingException("the values of " + id + " could not be sealed");
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
