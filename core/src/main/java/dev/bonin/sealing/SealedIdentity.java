package dev.bonin.sealing;

import java.util.Optional;

/**
 * The encrypted values that a purpose keeps of a person; contains no values if the purpose keeps the person only.
 *
 * @param sealed the encrypted values in base64url
 * @param assurance the contained values and the assurance of each, in plain text:
 *     {@code name=verified,gender=self_asserted}
 * @param link the sealed id of the person in base64url; empty if the person is not recognised later
 */
public record SealedIdentity(WrappedDataKey dataKey, String sealed, String assurance, Optional<String> link) {
    @Override
    public String toString() {
        return "SealedIdentity[" + dataKey.id() + "]";
    }
}
