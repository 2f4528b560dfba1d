package dev.bonin.engine;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.RingKey;

/** Checks the key ring at startup: startup fails if the stores depend on other keys. */
final class KeyStart {
    private final Records records;
    private final Notices notices;

    KeyStart(Records records, Notices notices) {
        this.records = records;
        this.notices = notices;
    }

    /** Checks the ring; newly registered keys are recorded in the access log. */
    void require(KeyRings rings) {
        var agreement = new KeyAgreement(records.stores().sealed());
        agreement.require(rings.current()).forEach(key -> note("first start with these keys", key));
        agreement.renew(rings.current()).forEach(key -> {
            note("start with a database from before this key", key);
            notices.keyRemembered(key.use(), key.id());
        });
    }

    private void note(String reason, RingKey key) {
        records.stores()
                .log()
                .append(records.events()
                        .of(
                                AuditAction.KEY_ADDED,
                                Access.system(reason),
                                "use=" + key.use().code() + " key=" + key.id()));
    }
}
