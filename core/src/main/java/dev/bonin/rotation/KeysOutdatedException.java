package dev.bonin.rotation;

/**
 * The keys of this process are not those that the store is kept with by now: they are to be read anew. Nothing was
 * written.
 */
public final class KeysOutdatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeysOutdatedException(String message) {
        super(message);
    }
}
