package dev.bonin.rotation;

/**
 * Thrown if the keys of this process differ from the keys registered in the store. Nothing was written. The caller
 * should read the key ring again and retry.
 */
public final class KeysOutdatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeysOutdatedException(String message) {
        super(message);
    }
}
