package dev.bonin.portone.v1;

/**
 * The merchant's REST API key and secret, from the PortOne console. Both are opaque; neither is ever printed.
 *
 * @param impKey {@code imp_key}, the REST API key
 * @param impSecret {@code imp_secret}, the REST API secret
 */
public record Credentials(String impKey, String impSecret) {
    public Credentials {
        requireText("impKey", impKey);
        requireText("impSecret", impSecret);
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": blank (expected: the value shown in the PortOne console)");
        }
    }

    /** Returns a fixed text without the credentials. */
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
