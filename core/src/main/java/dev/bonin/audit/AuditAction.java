package dev.bonin.audit;

import java.util.Locale;

/** What was done. The codes are kept for years: none may ever mean something else. */
public enum AuditAction {
    /** A person was verified, and what the purpose needs of them is kept from now on. */
    VERIFICATION_ACCEPTED,
    /** A finish was refused; the detail names the step and the reason. */
    VERIFICATION_REFUSED,
    /** An application took the outcome, and the values that the detail names. */
    VERIFICATION_REDEEMED,
    /** Kept values were opened; the detail names which. */
    IDENTITY_OPENED,
    /** All that is held about a person was handed out to answer the person. */
    SUBJECT_EXPORTED,
    /** CI and DI point to two people: an operator has to look. Nothing was merged. */
    PERSON_CONFLICT,
    /** An account was linked to a person. */
    ACCOUNT_LINKED,
    /** An account was moved to another person; the reason is why, and the detail says from whom. */
    ACCOUNT_RELINKED,
    ACCOUNT_LOOKED_UP,
    ACCOUNT_UNLINKED,
    PERSON_BANNED,
    PERSON_UNBANNED,
    /** A DI finds its person no more, so that it can find whoever has the CI: the reason is why. */
    PERSON_DI_RELEASED,
    /** The person of a verification was erased here. */
    VERIFICATION_ERASED,
    /** PortOne was asked to erase its record, too; the detail says what came of it. */
    SOURCE_ERASURE,
    KEY_ADDED,
    KEY_ROTATED,
    KEY_RETIRED,
    APPLICATION_ADDED,
    APPLICATION_ROTATED,
    APPLICATION_REMOVED,
    /** The log itself was read out. */
    AUDIT_EXPORTED,
    /** The oldest entries reached the end of their time; the detail says up to which. */
    AUDIT_DROPPED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
