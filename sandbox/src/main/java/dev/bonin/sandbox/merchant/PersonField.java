package dev.bonin.sandbox.merchant;

/** The values that some providers do not report. */
public enum PersonField {
    GENDER,
    FOREIGNER,
    PHONE,
    CARRIER,
    CI,
    DI
}
