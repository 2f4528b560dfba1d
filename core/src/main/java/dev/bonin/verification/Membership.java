package dev.bonin.verification;

import java.util.Locale;

/** Whether the person has an account at the moment of the finish. Reserves nothing: only linking decides. */
public enum Membership {
    NEW,
    EXISTING;

    /** Returns its code in responses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
