package dev.bonin.verification;

/** The steps of a finish, numbered as in the documentation of the ceremony. */
public enum Step {
    EVIDENCE_SHAPE("F1"),
    BROWSER_BINDING("F2"),
    TRY_COUNTED("F3"),
    REPORT("F4"),
    SAME_REQUEST("F5"),
    CERTIFIED("F6"),
    FRESH("F7"),
    ORIGIN("F8"),
    PROVIDER("F9"),
    POLICIES("F11"),
    /** F10 and F12, decided by the same write. */
    RECORDED("F12");

    private final String number;

    Step(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }
}
