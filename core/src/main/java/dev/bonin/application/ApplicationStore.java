package dev.bonin.application;

import dev.bonin.verification.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the applications are kept that were added on the command line. Every call is one transaction, and each may
 * throw a {@link StoreException}. Whoever implements it is held to the contract suite in the test kit.
 */
public interface ApplicationStore {

    /**
     * Keeps an application with its first key.
     *
     * @return false if the name is taken; nothing changed then
     */
    boolean add(Application application, ApplicationKeyHash key, Instant now);

    /**
     * Gives an application one key more. Its other keys end at {@code othersEnd}, unless they end before; those that
     * are over already are forgotten.
     *
     * @return false if there is no such application; nothing changed then
     */
    boolean rotate(String name, ApplicationKeyHash key, Instant now, Instant othersEnd);

    /**
     * Forgets an application and its keys.
     *
     * @return false if there is no such application
     */
    boolean remove(String name);

    /** All of them, by name. */
    List<Application> list();

    /** Who has this key, ended or not. */
    Optional<KeyHolder> findByKey(ApplicationKeyHash key);
}
