package dev.bonin.sealing;

/** Where the ring of the moment comes from. An operator may add keys while the process runs. */
public interface KeyRings {
    KeyRing current();

    /**
     * Reads the ring anew, because the store knows of keys that this one has not.
     *
     * @throws SealingException if it cannot be read
     */
    void refresh();

    /** One ring for good. */
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
