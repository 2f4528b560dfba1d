package dev.bonin.standing;

import java.util.Optional;

/**
 * The account that a verified person has in an application.
 *
 * @param account the application's id of it
 * @param hint what the application lets the person be told about it; empty if it gave nothing
 */
public record KnownAccount(String account, Optional<AccountHint> hint) {
    /** Hides the account, which may identify a person. */
    @Override
    public String toString() {
        return "KnownAccount[hidden]";
    }
}
