package dev.bonin.person;

/** How reliable a value is. */
public enum Assurance {
    /** An agency holds this value for the person and reported it. */
    VERIFIED,
    /**
     * The person typed the value and no agency checked it: with Inicis, gender (KakaoTalk) and nationality (KakaoTalk,
     * Naver).
     */
    SELF_ASSERTED,
    /** No value exists. */
    ABSENT
}
