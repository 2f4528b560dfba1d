package dev.bonin.verification;

/** Whether verified people are real. Every outcome contains it. */
public enum Mode {
    /** Uses the sandbox: fictitious people, proves nothing. */
    SANDBOX("sandbox"),
    /** Uses PortOne. */
    LIVE("live");

    private final String code;

    Mode(String code) {
        this.code = code;
    }

    /** Returns its code in settings and responses. */
    public String code() {
        return code;
    }
}
