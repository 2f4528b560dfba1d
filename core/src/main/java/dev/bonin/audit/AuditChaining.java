package dev.bonin.audit;

/** Gives entries their places in the chain. Several nodes may do so at once: one does, the others do nothing. */
public final class AuditChaining {
    private static final int AT_A_TIME = 500;

    /** One run ends some time, however many entries there are; the next one goes on. */
    private static final int MOST_PIECES = 200;

    private final AuditLog log;

    public AuditChaining(AuditLog log) {
        this.log = log;
    }

    /** Does what there is to do now. Where there is nothing, nobody is kept from writing. */
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
