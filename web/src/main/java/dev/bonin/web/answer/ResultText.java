package dev.bonin.web.answer;

import java.util.Locale;

/** What the result page says where the server has refused nothing. */
enum ResultText {
    ACCEPTED(
            "본인인증이 완료되었습니다",
            "이 창을 닫고 하시던 일을 계속해 주세요.",
            "You are verified",
            "Close this window and go on with what you were doing."),
    GUARDIAN_NEEDED(
            "법정대리인의 동의가 필요합니다",
            "본인인증은 마쳤습니다. 만 14세 미만이므로 법정대리인이 동의해야 진행할 수 있습니다.",
            "Your legal guardian has to consent",
            "You are verified. Since you are under 14, your legal guardian has to consent before you can go on."),
    CANCELLED(
            "본인인증을 취소하셨습니다",
            "언제든지 다시 진행하실 수 있습니다.",
            "You cancelled the verification",
            "You can start again whenever you like."),
    FAILED(
            "본인인증에 실패했습니다",
            "입력하신 내용이 맞다면 잠시 뒤에, 또는 다른 인증 수단으로 다시 진행해 주세요.",
            "The verification failed",
            "If what you entered is right, try again later or choose another way to verify.");

    private final String koreanTitle;
    private final String koreanDetail;
    private final String englishTitle;
    private final String englishDetail;

    ResultText(String koreanTitle, String koreanDetail, String englishTitle, String englishDetail) {
        this.koreanTitle = koreanTitle;
        this.koreanDetail = koreanDetail;
        this.englishTitle = englishTitle;
        this.englishDetail = englishDetail;
    }

    String title(Locale language) {
        return language.equals(Locale.ENGLISH) ? englishTitle : koreanTitle;
    }

    String detail(Locale language) {
        return language.equals(Locale.ENGLISH) ? englishDetail : koreanDetail;
    }
}
