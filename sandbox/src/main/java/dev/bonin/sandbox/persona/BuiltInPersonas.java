package dev.bonin.sandbox.persona;

import static dev.bonin.sandbox.persona.BirthdayRule.fixed;
import static dev.bonin.sandbox.persona.BirthdayRule.leapDayReachingThisYear;
import static dev.bonin.sandbox.persona.BirthdayRule.reachesOnLastDayOfThisYear;
import static dev.bonin.sandbox.persona.BirthdayRule.reachesToday;
import static dev.bonin.sandbox.persona.BirthdayRule.reachesTomorrow;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Persona.Citizen;
import java.util.List;

/** The personas of the sandbox. Numbers 010-0000-xxxx are not assigned. */
final class BuiltInPersonas {

    private BuiltInPersonas() {}

    static List<Persona> all() {
        return List.of(
                adult(),
                turns19Tomorrow(),
                turns19ThisYear(),
                turns19Today(),
                thirteen(),
                fourteenToday(),
                leapDay(),
                foreigner(),
                mvno(),
                noCi(),
                renamed(),
                alwaysFails(),
                carrierOutage());
    }

    private static Persona adult() {
        return Persona.of("adult", "성인. 문제없이 인증됩니다.", "An adult. Plain success.", hongGilDong());
    }

    private static Citizen hongGilDong() {
        return new Citizen("adult", "홍길동", Gender.MALE, fixed(1990, 5, 5), false, Carrier.SKT, "01000000001");
    }

    private static Persona turns19Tomorrow() {
        return Persona.of(
                "turns-19-tomorrow",
                "내일 만 19세가 됩니다(윤년 2월 28일에는 모레). 오늘은 아직 미성년자이지만 청소년 보호법상 청소년은 아닙니다(12월 31일은 예외).",
                "Turns 19 tomorrow (on 28 February of a leap year: the day after): a minor today, yet no youth under the"
                        + " Youth Protection Act, except on 31 December.",
                new Citizen(
                        "turns-19-tomorrow",
                        "박내일",
                        Gender.FEMALE,
                        reachesTomorrow(19),
                        false,
                        Carrier.KT,
                        "01000000002"));
    }

    private static Persona turns19ThisYear() {
        return Persona.of(
                "turns-19-this-year",
                "올해 12월 31일에 만 19세가 됩니다. 그날 전까지는 미성년자이지만, 올해 1월 1일부터 청소년 보호법상 청소년이 아닙니다.",
                "Turns 19 on 31 December this year: a minor until then, yet no youth under the Youth Protection Act since"
                        + " 1 January.",
                new Citizen(
                        "turns-19-this-year",
                        "최연말",
                        Gender.MALE,
                        reachesOnLastDayOfThisYear(19),
                        false,
                        Carrier.LGT,
                        "01000000003"));
    }

    private static Persona turns19Today() {
        return Persona.of(
                "turns-19-today",
                "오늘 만 19세가 되었습니다. (2월 29일에는 어제)",
                "Turned 19 today (on 29 February: yesterday).",
                new Citizen("turns-19-today", "이오늘", Gender.MALE, reachesToday(19), false, Carrier.SKT, "01000000004"));
    }

    private static Persona thirteen() {
        return Persona.of(
                "thirteen",
                "만 13세. 법정대리인의 동의가 필요합니다.",
                "13 years old: a legal guardian has to consent.",
                new Citizen("thirteen", "한열셋", Gender.FEMALE, reachesTomorrow(14), false, Carrier.KT, "01000000005"));
    }

    private static Persona fourteenToday() {
        return Persona.of(
                "fourteen-today",
                "오늘 만 14세가 되었습니다. (2월 29일에는 어제) 법정대리인의 동의가 필요 없습니다.",
                "Turned 14 today (on 29 February: yesterday): no guardian needed.",
                new Citizen("fourteen-today", "정열넷", Gender.MALE, reachesToday(14), false, Carrier.LGT, "01000000006"));
    }

    private static Persona leapDay() {
        return Persona.of(
                "leap-day",
                "2월 29일생. 평년에는 3월 1일에 한 살을 더합니다.",
                "Born on 29 February: a year older on 1 March where there is no such day.",
                new Citizen(
                        "leap-day",
                        "윤이월",
                        Gender.FEMALE,
                        leapDayReachingThisYear(18),
                        false,
                        Carrier.SKT,
                        "01000000007"));
    }

    private static Persona foreigner() {
        return Persona.of(
                "foreigner",
                "외국인. 이름이 로마자입니다.",
                "A foreigner with a name in Latin letters.",
                new Citizen(
                        "foreigner", "JIN MEIHUA", Gender.FEMALE, fixed(1985, 7, 7), true, Carrier.LGT, "01000000008"));
    }

    private static Persona mvno() {
        return Persona.of(
                "mvno",
                "알뜰폰(KT망) 이용자.",
                "Customer of a virtual operator on KT's network.",
                new Citizen("mvno", "안알뜰", Gender.MALE, fixed(1995, 2, 2), false, Carrier.KT_MVNO, "01000000009"));
    }

    private static Persona noCi() {
        return Persona.of(
                        "no-ci",
                        "통합인증에서 카카오로 인증합니다. CI와 DI가 없습니다.",
                        "Uses Kakao in unified verification: neither CI nor DI.",
                        new Citizen("no-ci", "노연계", Gender.FEMALE, fixed(1993, 3, 3), false, Carrier.KT, "01000000010"))
                .through(Provider.INICIS_UNIFIED, Agency.KAKAO);
    }

    private static Persona renamed() {
        return Persona.of(
                "renamed",
                "홍길동(adult)과 같은 사람이 개명했습니다. CI와 DI가 같습니다.",
                "The same person as adult under a new name: CI and DI are equal.",
                hongGilDong().named("홍새봄"));
    }

    private static Persona alwaysFails() {
        return Persona.of(
                        "always-fails",
                        "입력 정보가 통신사 가입 정보와 일치하지 않아 언제나 실패합니다.",
                        "Never matches the carrier's records: always fails.",
                        new Citizen(
                                "always-fails",
                                "강불일",
                                Gender.MALE,
                                fixed(1988, 8, 8),
                                false,
                                Carrier.SKT,
                                "01000000011"))
                .ending(Ending.INFO_MISMATCH);
    }

    private static Persona carrierOutage() {
        return Persona.of(
                        "carrier-outage",
                        "통신사 점검으로 언제나 실패합니다.",
                        "The carrier is down: always fails.",
                        new Citizen(
                                "carrier-outage",
                                "서점검",
                                Gender.FEMALE,
                                fixed(1991, 1, 1),
                                false,
                                Carrier.LGT_MVNO,
                                "01000000012"))
                .ending(Ending.PROVIDER_UNAVAILABLE);
    }
}
