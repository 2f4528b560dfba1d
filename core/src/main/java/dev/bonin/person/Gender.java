package dev.bonin.person;

public enum Gender {
    MALE,
    FEMALE,
    /** A value that this version does not know. */
    UNKNOWN
}
