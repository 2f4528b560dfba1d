package dev.bonin.server.application;

import dev.bonin.application.ApplicationKey;
import dev.bonin.application.ApplicationKeyHash;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers hashes of keys that were right before, so that failures of another caller at the same address, for example
 * behind the same gateway, cannot lock them out. It does not help a guesser: only right keys are remembered.
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

    /** Forgets a key that is wrong now, because it was rotated or removed. */
    void remove(CallerKey caller) {
        ApplicationKey.tryParse(caller.key()).map(ApplicationKey::hash).ifPresent(hashes::remove);
    }

    /** Evicts the key that was used longest ago. */
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
