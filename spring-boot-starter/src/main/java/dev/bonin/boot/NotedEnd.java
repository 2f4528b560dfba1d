package dev.bonin.boot;

import dev.bonin.audit.AuditLog;
import dev.bonin.audit.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the end of the access log's chain into the server's log, which is collected elsewhere: whoever rewrites the chain afterwards cannot rewrite that.
 */
final class NotedEnd implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(NotedEnd.class);

    private final AuditLog log;
    private @Nullable Checkpoint last;

    NotedEnd(AuditLog log) {
        this.log = log;
    }

    @Override
    public void run() {
        var head = log.head();
        var end = Checkpoint.of(head);
        if (head.sequence() > 0 && !end.equals(last)) {
            LOG.info("The access log ends at {}", end);
            last = end;
        }
    }
}
