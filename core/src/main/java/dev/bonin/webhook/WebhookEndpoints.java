package dev.bonin.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores where events of applications are sent, and the secrets that sign. Each call is one transaction and may throw a
 * {@code StoreException}. Removing an application removes its endpoint, its secrets and its events. Implementations
 * must pass {@code WebhookEndpointsContract} of the test kit.
 */
public interface WebhookEndpoints {

    /** Returns the endpoint of an application; empty if it has none. */
    Optional<WebhookEndpoint> find(String application);

    /**
     * Sets the endpoint of a stored application, and switches it on.
     *
     * @return false if no such application is stored; nothing changed then
     */
    boolean set(String application, String url);

    /**
     * Replaces all declared endpoints by these. One that stays as it was stays on or off. Waiting events of the others
     * fail.
     *
     * @param urls by application
     */
    void declare(Map<String, String> urls);

    /**
     * Switches an endpoint off. Its waiting events fail.
     *
     * @return false if there is none, or it is off already; nothing changed then
     */
    boolean off(String application, WebhookEndpoint.Cause cause, Instant now);

    /**
     * Switches an endpoint on.
     *
     * @return false if there is none, or it is on already
     */
    boolean on(String application);

    /** Returns the secrets of an application, the newest first. */
    List<SealedSecret> secrets(String application);

    /**
     * Adds a secret to a stored application.
     *
     * @param kept how many of its secrets stay, the newest of all
     * @return false if no such application is stored; nothing changed then
     * @throws dev.bonin.rotation.KeysOutdatedException if the secret is sealed with a key that is not live
     */
    boolean add(SealedSecret secret, Instant now, int kept);

    /** Deletes all secrets of an application but the newest; returns how many. */
    int dropOlder(String application);
}
