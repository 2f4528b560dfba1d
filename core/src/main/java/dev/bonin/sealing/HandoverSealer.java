package dev.bonin.sealing;

import dev.bonin.person.Identity;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Seals the certified values of one verification under a key of their own, which is derived from the code that the
 * browser carries. It is stored nowhere: neither a copy of the database nor the key ring opens them, and once the row
 * is gone nothing is left to open.
 */
public final class HandoverSealer {
    private final SealingThreads threads;

    HandoverSealer(SealingThreads threads) {
        this.threads = threads;
    }

    /**
     * Seals an identity.
     *
     * @param key 256 bits in base64url, for this verification only
     * @param endsAt when the result has to be destroyed
     */
    public SealedHandover seal(Identity identity, String key, SealedFor verification, Instant endsAt) {
        var sealed = threads.run(() -> SealedRow.encrypt(key(key), place(verification), IdentityText.write(identity)));
        return new SealedHandover(sealed, endsAt);
    }

    /**
     * Opens an identity.
     *
     * @return empty once its time is over, whether it was destroyed yet or not
     * @throws SealingException if the row or the verification was changed, or the key is another one's
     */
    public static Optional<Identity> open(SealedHandover handover, String key, SealedFor verification, Instant now) {
        return now.isAfter(handover.endsAt()) ? Optional.empty() : Optional.of(open(handover, key, verification));
    }

    private static Identity open(SealedHandover handover, String key, SealedFor verification) {
        try {
            var sealed = Base64.getUrlDecoder().decode(handover.sealed());
            return IdentityText.read(key(key).cipher().decrypt(sealed, place(verification)));
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw new SealingException("the values of " + verification.verification()
                    + " that wait to be redeemed cannot be opened: they were changed, or belong to another row");
        }
    }

    private static DataKey key(String key) {
        try {
            return DataKey.of(Base64.getUrlDecoder().decode(key));
        } catch (GeneralSecurityException failure) {
            throw new SealingException("a key of a handover cannot be used");
        }
    }

    private static byte[] place(SealedFor verification) {
        return verification.place("handover", "sealed");
    }
}
