package dev.bonin.portone.v2;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.Gender;
import dev.bonin.portone.Reported;
import java.time.LocalDate;

/**
 * The person, as the agency reports them. Source: PortOne V2 OpenAPI, {@code IdentityVerificationVerifiedCustomer}.
 *
 * @param id as the page passed it; free text that proves nothing
 * @param name the person's registered name
 * @param birthDate a calendar date; {@code UNREADABLE} if the date does not exist or is before 1900. Always sent for
 *     records of V2
 * @param gender typed by the person and unverified with {@code INICIS_UNIFIED} (KakaoTalk, Naver)
 * @param isForeigner the same; not sent without a contract for it (Danal). Missing does not mean Korean
 * @param phoneNumber digits only; not sent without a contract for it (Danal)
 * @param operator not sent without a contract for it (Danal), nor by Inicis
 * @param ci CI (연계정보): one per person in all of Korea; opaque, compare it only through a keyed hash
 * @param di DI (중복가입확인정보): one per person and merchant id of one provider; never sent by Inicis
 */
public record VerifiedCustomer(
        Reported<String> id,
        Reported<String> name,
        Reported<LocalDate> birthDate,
        Reported<Gender> gender,
        Reported<Boolean> isForeigner,
        Reported<String> phoneNumber,
        Reported<Carrier> operator,
        Reported<String> ci,
        Reported<String> di) {

    /** Returns a fixed text without the person. */
    @Override
    public String toString() {
        return "VerifiedCustomer[hidden]";
    }
}
