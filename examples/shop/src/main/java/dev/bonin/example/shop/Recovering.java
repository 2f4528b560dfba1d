package dev.bonin.example.shop;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account whose password somebody wants to reset in this browser. */
final class Recovering {
    private static final String NAME = "recovering";

    private Recovering() {}

    static void account(String account, HttpSession session) {
        session.setAttribute(NAME, account);
    }

    static void nobody(HttpSession session) {
        session.removeAttribute(NAME);
    }

    /** Returns the account; empty if none was named. */
    static Optional<String> in(@Nullable HttpSession session) {
        return Optional.ofNullable(session).map(found -> (String) found.getAttribute(NAME));
    }
}
