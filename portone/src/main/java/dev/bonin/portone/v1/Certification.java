package dev.bonin.portone.v1;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.Gender;
import dev.bonin.portone.Reported;
import dev.bonin.portone.wire.Members;
import java.time.Instant;
import java.time.LocalDate;

/**
 * PortOne's report on one {@code imp_uid}. A record exists from the moment the window opens, so its existence proves
 * nothing: a person was verified only if {@link #certified()} is true.
 *
 * <p>Source: PortOne V1 OpenAPI, {@code CertificationAnnotation}. The undocumented {@code birth} (seconds since 1970 of
 * midnight in Seoul) is left out on purpose: read in another zone it is one day early, and 0 if unknown.
 *
 * @param merchantUid the value that the page passed to {@code IMP.certification}; free text
 * @param pgTid the provider's transaction id
 * @param pgProvider {@code danal}, {@code kcp_v2}, {@code inicis_unified}, {@code inicis}, or a later one
 * @param certified true only if PortOne sent the JSON value {@code true}
 * @param certifiedAt when the person was certified, to the second
 * @param name the person's registered name
 * @param gender typed by the person and unverified with {@code inicis_unified} (KakaoTalk)
 * @param birthday a calendar date; {@code UNREADABLE} if the date does not exist or is before 1900
 * @param foreigner {@code foreigner_v2}, if the contract includes it. The older {@code foreigner} is also false if it
 *     is not contracted, so its false counts as missing. Unverified with {@code inicis_unified} (KakaoTalk, Naver)
 * @param phone digits only; not sent without a contract for it (Danal)
 * @param carrier not sent without a contract for it (Danal), nor by Inicis
 * @param uniqueKey CI (연계정보): one per person in all of Korea; opaque, compare it only through a keyed hash
 * @param uniqueInSite DI (중복가입확인정보): one per person and merchant id of one provider
 * @param origin the page that opened the window, as reported by the browser; unbounded, do not trust it
 */
public record Certification(
        ImpUid impUid,
        Reported<String> merchantUid,
        Reported<String> pgTid,
        String pgProvider,
        boolean certified,
        Reported<Instant> certifiedAt,
        Reported<String> name,
        Reported<Gender> gender,
        Reported<LocalDate> birthday,
        Reported<Boolean> foreigner,
        Reported<String> phone,
        Reported<Carrier> carrier,
        Reported<String> uniqueKey,
        Reported<String> uniqueInSite,
        Reported<String> origin) {
    /** The earliest accepted birthday. */
    public static final LocalDate EARLIEST_BIRTHDAY = Members.EARLIEST_BIRTHDAY;

    /** Returns the id and the state, and no value of the person. */
    @Override
    public String toString() {
        return "Certification[impUid=" + impUid + ", certified=" + certified + "]";
    }
}
