package dev.bonin.sealing;

import java.util.Optional;

/**
 * The values of a person that a purpose keeps, encrypted; there may be none where it keeps only who it was.
 *
 * @param sealed in base64url
 * @param assurance which values there are and how sure each is, in the open: {@code name=verified,gender=self_asserted}
 * @param link whose they are, in base64url; empty where the person is not found again
 */
public record SealedIdentity(WrappedDataKey dataKey, String sealed, String assurance, Optional<String> link) {
    @Override
    public String toString() {
        return "SealedIdentity[" + dataKey.id() + "]";
    }
}
