package dev.bonin.example.shop;

import dev.bonin.standing.AccountHint;
import java.util.Optional;

/** Thrown if a verified person is a member already. Only this person may be told the hint, in this browser. */
final class AlreadyMemberException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<AccountHint> hint;

    AlreadyMemberException(Optional<AccountHint> hint) {
        super("already_linked");
        this.hint = hint;
    }

    Optional<AccountHint> hint() {
        return hint;
    }
}
