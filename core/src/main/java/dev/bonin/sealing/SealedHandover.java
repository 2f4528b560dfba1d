package dev.bonin.sealing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Everything that was certified about a person, encrypted until the application redeems it.
 *
 * @param sealed the encrypted values in base64url
 * @param endsAt when it has to be destroyed
 */
public record SealedHandover(String sealed, Instant endsAt) {
    public SealedHandover {
        endsAt = endsAt.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String toString() {
        return "SealedHandover[until " + endsAt + "]";
    }
}
