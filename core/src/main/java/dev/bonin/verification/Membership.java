package dev.bonin.verification;

import java.util.Locale;

/** Whether the person has an account, at the moment of the finish. It reserves nothing: only linking decides. */
public enum Membership {
    NEW,
    EXISTING;

    /** The word for it in answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
