package dev.bonin.boot;

import dev.bonin.erasure.SourceErasures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has PortOne told what it is to erase, and says so where it could not be told for too long. */
final class ToldErasures implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ToldErasures.class);

    private final SourceErasures erasures;

    ToldErasures(SourceErasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public void run() {
        for (var id : erasures.run()) {
            LOG.error(
                    "PortOne could not be told for 30 days to erase the record of verification {}: see to it with PortOne; the"
                            + " record's merchant_uid is that id",
                    id);
        }
    }
}
