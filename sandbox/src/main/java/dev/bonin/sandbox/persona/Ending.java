package dev.bonin.sandbox.persona;

/** The result of a verification of this persona. */
public enum Ending {
    CERTIFIED("certified", "", ""),
    INFO_MISMATCH(
            "info_mismatch",
            "입력하신 정보가 통신사 가입 정보와 일치하지 않습니다. 명의와 통신사를 확인해 주세요.",
            "The details do not match the carrier's records. Check the line owner and carrier."),
    PROVIDER_UNAVAILABLE(
            "provider_unavailable", "통신사 점검으로 잠시 이용할 수 없습니다.", "The carrier's service is temporarily unavailable.");

    private final String code;
    private final String korean;
    private final String english;

    Ending(String code, String korean, String english) {
        this.code = code;
        this.korean = korean;
        this.english = english;
    }

    public String code() {
        return code;
    }

    /** Returns the message in the window; empty for {@link #CERTIFIED}. */
    public String korean() {
        return korean;
    }

    public String english() {
        return english;
    }
}
