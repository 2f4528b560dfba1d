package dev.bonin.verification;

/** The steps of a finish, by the numbers that the description of the ceremony gives them. */
public enum Step {
    IMP_UID_SHAPE("F1"),
    BROWSER_BINDING("F2"),
    TRY_COUNTED("F3"),
    REPORT("F4"),
    SAME_REQUEST("F5"),
    CERTIFIED("F6"),
    FRESH("F7"),
    ORIGIN("F8"),
    PROVIDER("F9"),
    POLICIES("F11"),
    /** F10 and F12: one write decides both. */
    RECORDED("F12");

    private final String number;

    Step(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }
}
