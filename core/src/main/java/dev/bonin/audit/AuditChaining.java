package dev.bonin.audit;

/**
 * Adds new entries to the chain. Several nodes may call it at once: one of them does the work, the others do nothing.
 */
public final class AuditChaining {
    private static final int AT_A_TIME = 500;

    /** Bounds one run regardless of the number of entries; the next run continues. */
    private static final int MOST_PIECES = 200;

    private final AuditLog log;

    public AuditChaining(AuditLog log) {
        this.log = log;
    }

    /** Adds all new entries to the chain. Takes no lock if none exist, so that writers are not blocked. */
    public void run() {
        if (log.unchained(1).isEmpty()) {
            return;
        }
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            if (log.chain(AT_A_TIME) < AT_A_TIME) {
                return;
            }
        }
    }
}
