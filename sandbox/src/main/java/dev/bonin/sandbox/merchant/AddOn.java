package dev.bonin.sandbox.merchant;

/** Additional contracts of a merchant for a channel; without them the provider withholds the value. */
public enum AddOn {
    /** The phone number. Danal: an additional contract. */
    PHONE,
    /** The carrier. Danal: an additional contract. */
    CARRIER,
    /** Whether the person is a foreigner. Danal: an additional contract. */
    FOREIGNER,
    /** The CI. NHN KCP: a merchant setting; KG Inicis: extra paperwork, for Kakao only. */
    CI
}
