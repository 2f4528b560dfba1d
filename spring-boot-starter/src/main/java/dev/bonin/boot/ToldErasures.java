package dev.bonin.boot;

import dev.bonin.verification.VerificationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which records PortOne could not be told to erase for too long. */
final class ToldErasures {
    private static final Logger LOG = LoggerFactory.getLogger(ToldErasures.class);

    private ToldErasures() {}

    static void warn(VerificationId id) {
        LOG.error(
                "PortOne could not be told for 30 days to erase the record of verification {}: see to it with PortOne; the"
                        + " record's merchant_uid is that id",
                id);
    }
}
