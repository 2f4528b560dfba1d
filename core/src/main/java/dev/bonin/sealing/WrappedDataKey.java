package dev.bonin.sealing;

/**
 * A data key that encrypts the values of one row, encrypted with a key of the ring. It is stored beside them and
 * deleted with them. A copy of the row can be opened as long as there is the key of the ring.
 *
 * @param id id of the row that it belongs to
 * @param ringKey the key of the ring that unwraps it
 * @param wrapped the encrypted key in base64url
 */
public record WrappedDataKey(String id, KeyId ringKey, String wrapped) {
    @Override
    public String toString() {
        return "WrappedDataKey[" + id + ", " + ringKey + "]";
    }
}
