package dev.bonin.server.command;

import dev.bonin.boot.KeyFiles;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.LiveKeyRings;
import dev.bonin.sealing.SealedStore;
import org.jspecify.annotations.Nullable;

/**
 * The key ring that the settings name, read when it is needed for the first time. Where there is none, that is refused
 * with a sentence.
 */
final class RingWhenNeeded implements KeyRings {
    private final KeyFiles files;
    private final SealedStore store;
    private @Nullable LiveKeyRings read;

    RingWhenNeeded(KeyFiles files, SealedStore store) {
        this.files = files;
        this.store = store;
    }

    @Override
    public KeyRing current() {
        return read().current();
    }

    @Override
    public void refresh() {
        read().refresh();
    }

    private synchronized LiveKeyRings read() {
        if (read == null) {
            files.requireRing(store);
            read = LiveKeyRings.open(files.file());
        }
        return read;
    }
}
