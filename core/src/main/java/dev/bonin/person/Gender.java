package dev.bonin.person;

public enum Gender {
    MALE,
    FEMALE,
    /** Reported, as something that this version does not know. */
    UNKNOWN
}
