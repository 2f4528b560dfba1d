package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Which account a browser is signed in to, in the application that Bonin is part of: a bean of that application. It is
 * asked when a browser starts, and the outcome names the account that it was started for, whoever is signed in by then.
 * Policies such as {@code same_person_as_account} need it.
 */
@FunctionalInterface
public interface CurrentAccount {
    /** Empty where nobody is signed in. */
    Optional<String> of(HttpServletRequest request);
}
