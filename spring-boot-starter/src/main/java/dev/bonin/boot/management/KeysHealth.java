package dev.bonin.boot.management;

import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.StoreException;

/** Checks that this node can seal people. Otherwise it would refuse them at the last step, so it reports not ready. */
final class KeysHealth {
    private final KeyRings rings;
    private final KeyAgreement agreement;

    KeysHealth(KeyRings rings, SealedStore store) {
        this.rings = rings;
        this.agreement = new KeyAgreement(store);
    }

    boolean isUp() {
        try {
            return isUsable() || isUsableAsItIsNow();
        } catch (StoreException away) {
            return false;
        }
    }

    private boolean isUsable() {
        try {
            agreement.requireUsable(rings.current());
            return true;
        } catch (SealingException outdated) {
            return false;
        }
    }

    /** Reads the ring again: an operator may have replaced it just now. */
    private boolean isUsableAsItIsNow() {
        try {
            rings.refresh();
        } catch (SealingException unreadable) {
            return false;
        }
        return isUsable();
    }
}
