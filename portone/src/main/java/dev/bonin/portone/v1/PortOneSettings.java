package dev.bonin.portone.v1;

import dev.bonin.portone.Endpoint;
import dev.bonin.portone.Route;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The merchant's credentials for PortOne V1, and where it is.
 *
 * @param credentials the merchant's key and secret
 * @param endpoint {@link #DEFAULT_BASE_URL} with the default limits by default; its total timeout includes the access
 *     token
 */
public record PortOneSettings(Credentials credentials, Endpoint endpoint) {
    /** The default address. Source: PortOne V1 OpenAPI, {@code host}. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.iamport.kr");

    /**
     * The same API behind fixed IP addresses, for networks with an allow list of destinations. Source:
     * iamport-rest-client-java.
     */
    public static final URI STATIC_IP_BASE_URL = URI.create("https://static-api.iamport.kr");

    /** Returns settings for PortOne itself, with the default limits. */
    public static PortOneSettings of(Credentials credentials) {
        return new PortOneSettings(credentials, Endpoint.of(DEFAULT_BASE_URL));
    }

    public PortOneSettings withBaseUrl(URI url) {
        return new PortOneSettings(credentials, endpoint.withBaseUrl(url));
    }

    public PortOneSettings withConnectTimeout(Duration timeout) {
        return new PortOneSettings(credentials, endpoint.withConnectTimeout(timeout));
    }

    public PortOneSettings withTotalTimeout(Duration timeout) {
        return new PortOneSettings(credentials, endpoint.withTotalTimeout(timeout));
    }

    public PortOneSettings withMaxConnections(int connections) {
        return new PortOneSettings(credentials, endpoint.withMaxConnections(connections));
    }

    public PortOneSettings withRoute(Route route) {
        return new PortOneSettings(credentials, endpoint.withRoute(route));
    }

    /** Returns settings with another address, other limits or another route. */
    public PortOneSettings with(UnaryOperator<Endpoint> change) {
        return new PortOneSettings(credentials, change.apply(endpoint));
    }

    public PortOneSettings withProxy(URI url) {
        return withRoute(endpoint.route().withProxy(url));
    }
}
