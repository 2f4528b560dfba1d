package dev.bonin.sealing;

/** The ring in a file that may change while the process runs. One instance serves all threads. */
public final class LiveKeyRings implements KeyRings {
    private final KeyRingFile file;
    private volatile Seen seen;

    private record Seen(KeyRing ring, KeyRingFile.Stamp stamp) {}

    private LiveKeyRings(KeyRingFile file) {
        this.file = file;
        this.seen = see(file);
    }

    /**
     * The ring in that file, as it is now.
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

    /** If it cannot be read, or is another ring altogether, the one before stays. */
    @Override
    public synchronized void refresh() {
        var next = see(file);
        if (!next.ring().id().equals(seen.ring().id())) {
            throw new SealingException(file.path() + ": became another key ring, and is not used until the next start");
        }
        seen = next;
    }

    /**
     * Reads the file anew if it was replaced; costs one look at its time otherwise.
     *
     * @return whether it was replaced
     * @throws SealingException if it cannot be read; the ring before stays
     */
    public synchronized boolean poll() {
        if (file.stamp().equals(seen.stamp())) {
            return false;
        }
        refresh();
        return true;
    }

    /** Time first, so that a change in between is seen the next time. */
    private static Seen see(KeyRingFile file) {
        var stamp = file.stamp();
        return new Seen(file.read(), stamp);
    }
}
