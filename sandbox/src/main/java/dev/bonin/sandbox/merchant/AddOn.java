package dev.bonin.sandbox.merchant;

/** What a merchant may have contracted on top of a channel; without it the provider withholds the value. */
public enum AddOn {
    /** The phone number. Danal: an extra contract. */
    PHONE,
    /** The carrier. Danal: an extra contract. */
    CARRIER,
    /** Whether the person is a foreigner. Danal: an extra contract. */
    FOREIGNER,
    /** The CI. NHN KCP: a merchant setting; KG Inicis: extra paperwork, for Kakao only. */
    CI
}
