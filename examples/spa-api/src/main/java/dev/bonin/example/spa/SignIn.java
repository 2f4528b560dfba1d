package dev.bonin.example.spa;

import java.util.Objects;

/** Who signs in. */
record SignIn(String login, String password) {
    SignIn {
        Objects.requireNonNull(login, "login: missing");
        Objects.requireNonNull(password, "password: missing");
    }

    /** Hides both. */
    @Override
    public String toString() {
        return "SignIn[hidden]";
    }
}
