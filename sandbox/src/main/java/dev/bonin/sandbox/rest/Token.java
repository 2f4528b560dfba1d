package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.merchant.Merchant;

/** An access token. {@code expiredAt} is in UNIX seconds, as in PortOne's answers. */
record Token(String text, Merchant merchant, long expiredAt) {

    Token extendedBy(long seconds) {
        return new Token(text, merchant, expiredAt + seconds);
    }

    @Override
    public String toString() {
        return "Token[" + merchant + "]";
    }
}
