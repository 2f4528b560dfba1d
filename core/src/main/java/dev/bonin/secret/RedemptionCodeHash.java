package dev.bonin.secret;

/**
 * The hash by which a {@link RedemptionCode} is recognised.
 *
 * @param hex SHA-256 in 64 hexadecimal digits
 */
public record RedemptionCodeHash(String hex) {
    @Override
    public String toString() {
        return "RedemptionCodeHash[hidden]";
    }
}
