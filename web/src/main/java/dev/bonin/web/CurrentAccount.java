package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Finds the application's account that a browser is signed in to. The application provides it as a bean. It is asked
 * when a browser starts; the outcome names the account of that moment, even if another one is signed in at the finish.
 * Policies such as {@code same_person_as_account} need it.
 */
@FunctionalInterface
public interface CurrentAccount {
    /** Returns the account; empty if the browser is not signed in. */
    Optional<String> of(HttpServletRequest request);
}
