package dev.bonin.application;

import dev.bonin.verification.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stores the applications that were added on the command line. Each call is one transaction and may throw a {@link
 * StoreException}. Implementations must pass {@code ApplicationStoreContract} of the test kit.
 */
public interface ApplicationStore {

    /**
     * Stores an application with its first key.
     *
     * @return false if the name is taken; nothing changed then
     */
    boolean add(Application application, ApplicationKeyHash key, Instant now);

    /**
     * Adds a key to an application. Its other keys end at {@code othersEnd}, unless they end earlier; those that have
     * ended by {@code now} are deleted.
     *
     * @return false if there is no such application; nothing changed then
     */
    boolean rotate(String name, ApplicationKeyHash key, Instant now, Instant othersEnd);

    /**
     * Replaces the scopes of an application. Its keys and return URLs stay.
     *
     * @return false if there is no such application; nothing changed then
     */
    boolean replaceScopes(String name, Set<Scope> scopes);

    /**
     * Deletes an application and its keys.
     *
     * @return false if there is no such application
     */
    boolean remove(String name);

    /** Returns all stored applications, by name. */
    List<Application> list();

    /** Returns the application that has this key, even if the key has ended. */
    Optional<KeyHolder> findByKey(ApplicationKeyHash key);
}
