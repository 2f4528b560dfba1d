package dev.bonin.sandbox.rest;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens of PortOne V2 (OpenAPI 1.16.0, LoginViaApiSecretResponse): every login or refresh ends the store's earlier
 * refresh token at once. PortOne does not document whether access tokens end with it; here, they live until they
 * expire.
 */
public final class StoreTokens {
    private static final Duration ACCESS_LIFE = Duration.ofMinutes(30);
    private static final Duration REFRESH_LIFE = Duration.ofDays(1);
    private static final int DIGITS = 64;

    private final Clock clock;
    private final Identifiers identifiers;
    private final Map<String, Grant> access = new HashMap<>();
    private final Map<String, Grant> refresh = new HashMap<>();

    public StoreTokens(Clock clock, Identifiers identifiers) {
        this.clock = requireNonNull(clock, "clock");
        this.identifiers = requireNonNull(identifiers, "identifiers");
    }

    private record Grant(Store store, Instant expiresAt) {}

    /** An access token and the refresh token that was issued with it. */
    record Pair(String accessToken, String refreshToken) {
        @Override
        public String toString() {
            return "Pair[]";
        }
    }

    /** Ends all tokens. */
    public synchronized void revokeAll() {
        access.clear();
        refresh.clear();
    }

    synchronized Pair issue(Store store) {
        Instant now = clock.instant();
        access.values().removeIf(grant -> !now.isBefore(grant.expiresAt()));
        refresh.values().removeIf(grant -> grant.store().id().equals(store.id()));
        Pair pair = new Pair(identifiers.lowercaseHex(DIGITS), identifiers.lowercaseHex(DIGITS));
        access.put(pair.accessToken(), new Grant(store, now.plus(ACCESS_LIFE)));
        refresh.put(pair.refreshToken(), new Grant(store, now.plus(REFRESH_LIFE)));
        return pair;
    }

    /** Returns new tokens; empty if the refresh token is unknown, expired or followed by another. */
    synchronized Optional<Pair> refresh(String refreshToken) {
        return live(refresh, refreshToken).map(this::issue);
    }

    /** Finds the store of an access token; empty if it is unknown or expired. */
    synchronized Optional<Store> authenticate(String accessToken) {
        return live(access, accessToken);
    }

    /** Ends an access token; returns whether it was valid. */
    synchronized boolean revoke(String accessToken) {
        boolean valid = authenticate(accessToken).isPresent();
        access.remove(accessToken);
        return valid;
    }

    private Optional<Store> live(Map<String, Grant> grants, String token) {
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> clock.instant().isBefore(grant.expiresAt()))
                .map(Grant::store);
    }
}
