package dev.bonin.sandbox.merchant;

/** How a value appears in the record. The three ways of not being there all happen on the real service. */
public enum Presence {
    GIVEN,
    NULL,
    EMPTY_STRING,
    KEY_ABSENT
}
