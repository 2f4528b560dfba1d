package dev.bonin.secret;

/**
 * The hash of a {@link BrowserNonce}, by which a browser's requests are found. The nonce has 256 random bits, so the
 * hash cannot be inverted.
 *
 * @param hex SHA-256 in 64 hexadecimal digits
 */
public record BindingHash(String hex) {
    @Override
    public String toString() {
        return "BindingHash[hidden]";
    }
}
