package dev.bonin.person;

/** How far a value can be relied on. */
public enum Assurance {
    /** An agency holds this value for the person and told it. */
    VERIFIED,
    /**
     * The person typed it and nobody checked it: with Inicis, gender (KakaoTalk) and nationality (KakaoTalk, Naver).
     */
    SELF_ASSERTED,
    /** There is no value. */
    ABSENT
}
