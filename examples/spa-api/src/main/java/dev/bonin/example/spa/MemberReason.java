package dev.bonin.example.spa;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;

/** The reasons of this application's own, beside Bonin's. Their texts are in {@code bonin/reasons_*.properties}. */
enum MemberReason implements Reason {
    LOGIN_TAKEN(Category.CONFLICT),
    SIGN_IN_FAILED(Category.UNAUTHENTICATED);

    private final Category category;

    MemberReason(Category category) {
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
