package dev.bonin.sandbox.merchant;

import java.util.Arrays;
import java.util.Optional;

/**
 * The agency that checked the person. PortOne V1 never reports it; the sandbox stores it because the values depend on
 * it.
 */
public enum Agency {
    SMS("sms"),
    PASS("pass"),
    NAVER("naver"),
    KAKAO("kakao"),
    TOSS("toss"),
    PAYCO("payco"),
    FINANCIAL_CERTIFICATE("financial_certificate"),
    SHINHAN("shinhan"),
    KB("kb"),
    SAMSUNG_PASS("samsung_pass"),
    HANA("hana"),
    WOORI("woori"),
    NH("nh"),
    KAKAOBANK("kakaobank");

    private final String code;

    Agency(String code) {
        this.code = code;
    }

    public static Optional<Agency> find(String code) {
        return Arrays.stream(values())
                .filter(agency -> agency.code.equals(code))
                .findFirst();
    }

    /**
     * Returns whether the agency verifies for shops that sell what minors may not buy, in the unified service. PASS
     * refuses adult content, gambling and liquor, and most others all of it (PortOne's help pages).
     */
    public boolean servesAdultShops() {
        return this == PAYCO || this == FINANCIAL_CERTIFICATE;
    }

    /** Returns the agency's name in the sandbox's own API. */
    public String code() {
        return code;
    }
}
