package dev.bonin.sandbox.merchant;

/** How a value appears in the record. All three forms of absence occur on the real service. */
public enum Presence {
    GIVEN,
    NULL,
    EMPTY_STRING,
    KEY_ABSENT
}
