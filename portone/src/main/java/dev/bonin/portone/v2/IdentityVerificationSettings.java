package dev.bonin.portone.v2;

import dev.bonin.portone.Endpoint;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The credentials for PortOne V2, and where it is.
 *
 * @param secret the API secret of the store
 * @param storeId the store that calls are about; null: the one of the secret
 * @param endpoint {@link #DEFAULT_BASE_URL} with the default limits by default
 */
public record IdentityVerificationSettings(
        ApiSecret secret, @Nullable String storeId, Endpoint endpoint) {
    /** The default address. Source: PortOne V2 OpenAPI, {@code servers}. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.portone.io");

    /** Returns settings for PortOne itself, with the default limits. */
    public static IdentityVerificationSettings of(ApiSecret secret) {
        return new IdentityVerificationSettings(secret, null, Endpoint.of(DEFAULT_BASE_URL));
    }

    public IdentityVerificationSettings withStoreId(String id) {
        return new IdentityVerificationSettings(secret, id, endpoint);
    }

    /** Returns settings with another address, other limits or another route. */
    public IdentityVerificationSettings with(UnaryOperator<Endpoint> change) {
        return new IdentityVerificationSettings(secret, storeId, change.apply(endpoint));
    }
}
