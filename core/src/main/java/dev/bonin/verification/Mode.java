package dev.bonin.verification;

/** Whether people are real. Every outcome says which. */
public enum Mode {
    /** Against the sandbox: invented people, nothing proven. */
    SANDBOX("sandbox"),
    /** Against PortOne. */
    LIVE("live");

    private final String code;

    Mode(String code) {
        this.code = code;
    }

    /** The word for it in settings and answers. */
    public String code() {
        return code;
    }
}
