package dev.bonin.engine;

import dev.bonin.audit.AuditLog;
import dev.bonin.audit.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * Writes the head of the access log's chain to the operator's log, which is collected elsewhere: an attacker who
 * rewrites the chain cannot rewrite that copy.
 */
final class AuditHeadLogger implements Runnable {
    private final AuditLog log;
    private final Notices notices;
    private @Nullable Checkpoint last;

    AuditHeadLogger(AuditLog log, Notices notices) {
        this.log = log;
        this.notices = notices;
    }

    @Override
    public void run() {
        var head = log.head();
        var end = Checkpoint.of(head);
        if (head.sequence() > 0 && !end.equals(last)) {
            notices.endOfAccessLog(end);
            last = end;
        }
    }
}
