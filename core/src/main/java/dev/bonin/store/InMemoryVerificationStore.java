package dev.bonin.store;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.FinishedVerification;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps verifications until the process ends, and for a day at most: an {@code imp_uid} of yesterday is refused for its age, so it need not be
 * remembered. For sandboxes and tests; what it acknowledged does not survive a crash.
 */
public final class InMemoryVerificationStore implements VerificationStore {
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private final Clock clock;
    private final Map<VerificationId, FinishedVerification> byId = new LinkedHashMap<>();
    private final Map<ImpUid, VerificationId> byImpUid = new HashMap<>();

    public InMemoryVerificationStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean keep(FinishedVerification finished) {
        forgetOld();
        if (byImpUid.putIfAbsent(finished.impUid(), finished.id()) != null) {
            return false;
        }
        byId.put(finished.id(), finished);
        return true;
    }

    @Override
    public synchronized Optional<FinishedVerification> find(VerificationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Rows come in the order of their time, so the old ones are the first. */
    private void forgetOld() {
        var tooOld = clock.instant().minus(KEPT_FOR);
        Iterator<FinishedVerification> rows = byId.values().iterator();
        while (rows.hasNext()) {
            var row = rows.next();
            if (!row.finishedAt().isBefore(tooOld)) {
                return;
            }
            byImpUid.remove(row.impUid());
            rows.remove();
        }
    }
}
