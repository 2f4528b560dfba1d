package dev.bonin.example.spa;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What the page sends to sign up.
 *
 * @param code what the page got with the accepted outcome
 */
record SignUpForm(String code, String login, String password) {
    private static final int SHORTEST_PASSWORD = 8;
    /** In bytes: bcrypt reads no more. */
    private static final int LONGEST_PASSWORD = 72;

    SignUpForm {
        Objects.requireNonNull(code, "code: missing");
        if (!login.matches("[a-z0-9_]{3,30}")) {
            throw new IllegalArgumentException("login: invalid (expected: 3 to 30 of a-z, 0-9 and _)");
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("password: invalid (expected: 8 characters to 72 bytes)");
        }
    }

    /** Hides all. */
    @Override
    public String toString() {
        return "SignUpForm[hidden]";
    }
}
