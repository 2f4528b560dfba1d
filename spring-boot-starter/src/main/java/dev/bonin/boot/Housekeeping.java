package dev.bonin.boot;

import dev.bonin.chore.Chore;
import dev.bonin.chore.Chores;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.StoreException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the chores done for as long as the application lives, and logs those that were not. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Chores chores;

    private Housekeeping(Chores chores) {
        this.chores = chores;
    }

    static Housekeeping start(List<Chore> chores) {
        return new Housekeeping(Chores.start(chores, Housekeeping::log));
    }

    private static void log(Chore chore, RuntimeException failure) {
        if (failure instanceof StoreException away) {
            LOG.warn("{}: not done, the next run makes up for it: {}", chore.name(), away.getMessage());
        } else if (failure instanceof SealingException unusable) {
            LOG.error("{}: not done, it is tried again: {}", chore.name(), unusable.getMessage());
        } else {
            LOG.error("{}: not done", chore.name(), failure);
        }
    }

    @Override
    public void close() {
        chores.close();
    }
}
