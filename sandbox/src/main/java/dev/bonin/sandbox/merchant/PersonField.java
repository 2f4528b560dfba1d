package dev.bonin.sandbox.merchant;

/** The values that not every provider hands over. */
public enum PersonField {
    GENDER,
    FOREIGNER,
    PHONE,
    CARRIER,
    CI,
    DI
}
