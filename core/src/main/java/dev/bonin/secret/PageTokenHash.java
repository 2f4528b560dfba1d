package dev.bonin.secret;

/**
 * The stored hash by which a {@link PageToken} is recognised.
 *
 * @param hex SHA-256 in 64 hexadecimal digits
 */
public record PageTokenHash(String hex) {
    @Override
    public String toString() {
        return "PageTokenHash[hidden]";
    }
}
