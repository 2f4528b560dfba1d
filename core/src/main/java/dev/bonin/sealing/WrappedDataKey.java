package dev.bonin.sealing;

/**
 * A key that encrypts the values of one row, encrypted itself by a key of the ring. Whoever deletes it destroys those
 * values, in whichever copies they are.
 *
 * @param id of the row that it belongs to
 * @param ringKey which key of the ring opens it
 * @param wrapped in base64url
 */
public record WrappedDataKey(String id, KeyId ringKey, String wrapped) {
    @Override
    public String toString() {
        return "WrappedDataKey[" + id + ", " + ringKey + "]";
    }
}
