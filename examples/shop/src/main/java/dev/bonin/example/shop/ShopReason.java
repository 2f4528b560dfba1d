package dev.bonin.example.shop;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;

/** The shop's own reasons to refuse a form, beside Bonin's. Their texts are in {@code bonin/reasons_*.properties}. */
enum ShopReason implements Reason {
    EMAIL_TAKEN(Category.CONFLICT),
    EMAIL_MALFORMED(Category.BAD_INPUT),
    PASSWORD_TOO_SHORT(Category.BAD_INPUT);

    private final Category category;

    ShopReason(Category category) {
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
