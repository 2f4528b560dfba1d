package dev.bonin.server.application;

import dev.bonin.application.ApplicationKey;
import dev.bonin.application.ApplicationKeyHash;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers keys that were right before, as hashes. Whoever sends wrong ones from the same address, such as from behind
 * the same gateway, cannot lock these out: they are looked up however many failures there were. A guesser gains nothing
 * by it, since only a key that is right already is in here.
 */
final class ProvenKeys {
    private static final int MOST = 1_000;

    private final Set<ApplicationKeyHash> hashes = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

    boolean has(CallerKey caller) {
        return ApplicationKey.tryParse(caller.key())
                .map(ApplicationKey::hash)
                .filter(hashes::contains)
                .isPresent();
    }

    void add(CallerKey caller) {
        ApplicationKey.tryParse(caller.key()).map(ApplicationKey::hash).ifPresent(hashes::add);
    }

    /** A key that was rotated or removed counts like any other wrong one from then on. */
    void remove(CallerKey caller) {
        ApplicationKey.tryParse(caller.key()).map(ApplicationKey::hash).ifPresent(hashes::remove);
    }

    /** Forgets the one that was used longest ago. */
    private static final class Latest extends LinkedHashMap<ApplicationKeyHash, Boolean> {
        private static final long serialVersionUID = 1L;
        private static final float USUAL_LOAD = 0.75f;

        Latest() {
            super(16, USUAL_LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ApplicationKeyHash, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
