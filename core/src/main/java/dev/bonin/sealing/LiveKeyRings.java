package dev.bonin.sealing;

/** The key ring in a file that may change while the process runs. Safe for use by several threads. */
public final class LiveKeyRings implements KeyRings {
    private final KeyRingFile file;
    private volatile Seen seen;

    private record Seen(KeyRing ring, KeyRingFile.Stamp stamp) {}

    private LiveKeyRings(KeyRingFile file) {
        this.file = file;
        this.seen = see(file);
    }

    /**
     * Reads the ring from a file.
     *
     * @throws SealingException if it cannot be read
     */
    public static LiveKeyRings open(KeyRingFile file) {
        return new LiveKeyRings(file);
    }

    @Override
    public KeyRing current() {
        return seen.ring();
    }

    /** Keeps the previous ring if the file cannot be read or contains another ring. */
    @Override
    public synchronized void refresh() {
        var next = see(file);
        if (!next.ring().id().equals(seen.ring().id())) {
            throw new SealingException(
                    file.path() + ": replaced by another key ring, which is ignored until the next startup");
        }
        seen = next;
    }

    /**
     * Reads the file again if it was replaced. Otherwise the call costs one read of the file's attributes.
     *
     * @return whether the file was replaced
     * @throws SealingException if it cannot be read; the previous ring stays in use
     */
    public synchronized boolean poll() {
        if (file.stamp().equals(seen.stamp())) {
            return false;
        }
        refresh();
        return true;
    }

    /** Reads the attributes first, so that a replacement between the two reads is noticed by the next poll. */
    private static Seen see(KeyRingFile file) {
        var stamp = file.stamp();
        return new Seen(file.read(), stamp);
    }
}
