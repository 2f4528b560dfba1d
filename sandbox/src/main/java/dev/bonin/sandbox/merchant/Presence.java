package dev.bonin.sandbox.merchant;

/** How a value appears in the record. All forms of absence occur on the real service. */
public enum Presence {
    GIVEN,
    /**
     * Not from the agency, which does not check it. V2 reports what the person types into the window, if it asks; V1
     * was seen with null.
     */
    TYPED,
    NULL,
    EMPTY_STRING,
    KEY_ABSENT
}
