package dev.bonin.server.command;

import dev.bonin.boot.KeyFiles;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.LiveKeyRings;
import dev.bonin.sealing.SealedStore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key ring of the settings, read at its first use. Refuses with a message if the ring is missing. */
final class LazyKeyRings implements KeyRings {
    private final Supplier<KeyFiles> files;
    private final SealedStore store;
    private @Nullable LiveKeyRings read;

    /**
     * @param files returns the configured files; called at first use, because live mode refuses settings without a key
     */
    LazyKeyRings(Supplier<KeyFiles> files, SealedStore store) {
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
            var named = files.get();
            named.requireRing(store);
            read = LiveKeyRings.open(named.file());
        }
        return read;
    }
}
