package dev.bonin.sandbox.rest;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.merchant.Merchant;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Access tokens by PortOne's rules (PortOne V1 OpenAPI, getToken): one live token per key, shared by all callers; a
 * request in its last minute extends it by five minutes. PortOne does not document how often; here, every time.
 */
public final class Tokens {
    private static final long LIFE_SECONDS = 1_800;
    private static final long LAST_MINUTE_SECONDS = 60;
    private static final long EXTENSION_SECONDS = 300;

    private final Clock clock;
    private final Identifiers identifiers;
    private final Map<String, Token> byKey = new HashMap<>();

    public Tokens(Clock clock, Identifiers identifiers) {
        this.clock = requireNonNull(clock, "clock");
        this.identifiers = requireNonNull(identifiers, "identifiers");
    }

    /** Revokes all tokens. */
    public synchronized void revokeAll() {
        byKey.clear();
    }

    /** Revokes a token; returns whether it was valid. */
    synchronized boolean revoke(String text) {
        return byKey.values().removeIf(token -> token.text().equals(text));
    }

    synchronized Token issue(Merchant merchant) {
        Token token = findLive(merchant).map(this::extendInLastMinute).orElseGet(() -> draw(merchant));
        byKey.put(merchant.impKey(), token);
        return token;
    }

    /** Finds the merchant of a token; empty if it is unknown or expired. */
    synchronized Optional<Merchant> authenticate(String text) {
        return byKey.values().stream()
                .filter(token -> token.text().equals(text) && isLive(token))
                .map(Token::merchant)
                .findFirst();
    }

    long nowSeconds() {
        return clock.instant().getEpochSecond();
    }

    private Optional<Token> findLive(Merchant merchant) {
        return Optional.ofNullable(byKey.get(merchant.impKey())).filter(this::isLive);
    }

    private boolean isLive(Token token) {
        return nowSeconds() < token.expiredAt();
    }

    private Token extendInLastMinute(Token token) {
        boolean lastMinute = token.expiredAt() - nowSeconds() <= LAST_MINUTE_SECONDS;
        return lastMinute ? token.extendedBy(EXTENSION_SECONDS) : token;
    }

    private Token draw(Merchant merchant) {
        return new Token(identifiers.lowercaseHex(40), merchant, nowSeconds() + LIFE_SECONDS);
    }
}
