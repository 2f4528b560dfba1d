package dev.bonin.sealing;

/** Provides the current key ring. An operator may change the ring while the process runs. */
public interface KeyRings {
    KeyRing current();

    /**
     * Reads the ring again, because the store has keys that the current ring lacks.
     *
     * @throws SealingException if the ring cannot be read
     */
    void refresh();

    /** Returns a provider whose ring never changes. */
    static KeyRings fixed(KeyRing ring) {
        return new KeyRings() {
            @Override
            public KeyRing current() {
                return ring;
            }

            @Override
            public void refresh() {}
        };
    }
}
