package dev.bonin.sealing;

/**
 * The values of a person that a purpose keeps, encrypted.
 *
 * @param sealed in base64url
 * @param assurance which values there are and how sure each is, in the open: {@code name=verified,gender=self_asserted}
 */
public record SealedIdentity(WrappedDataKey dataKey, String sealed, String assurance) {
    @Override
    public String toString() {
        return "SealedIdentity[" + dataKey.id() + "]";
    }
}
