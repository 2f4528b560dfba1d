package dev.bonin.sandbox.identity;

/** The states of a record that PortOne V2 documents. */
public enum IdentityStatus {
    READY,
    VERIFIED,
    FAILED
}
