package dev.bonin.audit;

import java.util.Locale;

/** The kind of a log entry. The codes are stored for years: never change the meaning of one. */
public enum AuditAction {
    /** A person was verified, and the data that the purpose keeps was stored. */
    VERIFICATION_ACCEPTED,
    /** A child was verified, whose guardian has to consent; what the purpose keeps was stored until then. */
    GUARDIAN_NEEDED,
    /** A link for the guardian was made; the detail names the version of what they will read. */
    GUARDIAN_INVITED,
    /** The guardian consented; the detail names their person, and the version and hash of what they read. */
    GUARDIAN_CONSENTED,
    /** The guardian refused, and the child's data was destroyed; the detail is as for a consent. */
    GUARDIAN_REFUSED,
    /** A finish was refused; the detail names the step and the reason. */
    VERIFICATION_REFUSED,
    /** An application redeemed the outcome and received the values that the detail names. */
    VERIFICATION_REDEEMED,
    /** Stored values were opened; the detail names which. */
    IDENTITY_OPENED,
    /** All stored data about a person was exported for that person. */
    SUBJECT_EXPORTED,
    /** CI and DI belong to two different persons: an operator has to resolve it. Nothing was merged. */
    PERSON_CONFLICT,
    /** An account was linked to a person. */
    ACCOUNT_LINKED,
    /** An account was moved to another person; the access's reason says why, the detail names the previous person. */
    ACCOUNT_RELINKED,
    ACCOUNT_LOOKED_UP,
    /** An account got another hint for its person, or none; the hint is not named. */
    ACCOUNT_HINT_CHANGED,
    ACCOUNT_UNLINKED,
    PERSON_BANNED,
    PERSON_UNBANNED,
    /** A person lost a DI, so that the DI can belong to the owner of the CI; the access's reason says why. */
    PERSON_DI_RELEASED,
    /** The person of a verification was erased from this installation. */
    VERIFICATION_ERASED,
    /** PortOne was asked to erase its record; the detail contains the result. */
    SOURCE_ERASURE,
    KEY_ADDED,
    KEY_ROTATED,
    KEY_RETIRED,
    APPLICATION_ADDED,
    APPLICATION_ROTATED,
    /** An application got other scopes, which the detail names. */
    APPLICATION_CHANGED,
    APPLICATION_REMOVED,
    /** The webhook of an application was set or switched, sends events again, or has another secret. */
    WEBHOOK_CHANGED,
    /** The access log was exported. */
    AUDIT_EXPORTED,
    /** The oldest entries were removed at the end of their retention; the detail names the last one removed. */
    AUDIT_DROPPED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
