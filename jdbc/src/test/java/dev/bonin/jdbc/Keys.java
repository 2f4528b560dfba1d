package dev.bonin.jdbc;

import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedStore;
import java.security.SecureRandom;
import java.time.Clock;

/** Keys of a test's own, which its stores are kept with. */
final class Keys {
    private final KeyRing ring = KeyRing.draw(Clock.systemUTC());

    /** Seals for a store that is kept with these keys from now on. */
    PersonSealer sealerFor(SealedStore store) {
        new KeyAgreement(store).require(ring);
        return new PersonSealer(KeyRings.fixed(ring), new SecureRandom());
    }
}
