package dev.bonin.sandbox.browser;

/**
 * The {@code code} of an error before the window opens; the constant's {@link #text} is the code (npm
 * {@code @portone/browser-sdk} 0.1.11, TxServiceIdentityVerificationErrorCode). The statuses are our own.
 */
enum RefusalCode {
    REQUEST_PARSE_FAILED("RequestParseFailed", 400),
    STORE_NOT_FOUND("StoreNotFound", 404),
    CHANNEL_NOT_FOUND("ChannelNotFound", 404),
    ALREADY_VERIFIED("IdentityVerificationAlreadyVerified", 409),
    PROVIDER("PGProviderError", 502);

    private final String text;
    private final int status;

    RefusalCode(String text, int status) {
        this.text = text;
        this.status = status;
    }

    String text() {
        return text;
    }

    int status() {
        return status;
    }
}
