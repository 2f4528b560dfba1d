package dev.bonin.boot.diagnosis;

import dev.bonin.diagnosis.Check;
import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.diagnosis.Obstacle;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealingException;
import java.util.List;

/** Checks that people can be sealed with the key ring, and that it is the database's. */
public final class KeysDiagnosis implements Check {
    private final KeyRings rings;
    private final SealedStore store;

    public KeysDiagnosis(KeyRings rings, SealedStore store) {
        this.rings = rings;
        this.store = store;
    }

    @Override
    public List<Finding> findings() {
        try {
            // A database without keys takes those of the ring at the first start
            if (!store.keys().isEmpty()) {
                new KeyAgreement(store).requireUsable(rings.current());
            }
            return List.of(Finding.of(FindingCode.KEYS_OK));
        } catch (SealingException unusable) {
            return List.of(Finding.of(
                    FindingCode.KEYS_UNUSABLE, String.valueOf(unusable.getMessage()), Obstacle.UNUSABLE_KEYS));
        }
    }
}
