package dev.bonin.web.answer;

import java.util.Locale;

/** What the result page says where the server has refused nothing. */
enum ResultText {
    ACCEPTED(
            "본인인증이 완료되었습니다",
            "이 창을 닫고 하시던 일을 계속해 주세요.",
            "You are verified",
            "Close this window and go on with what you were doing."),
    CANCELLED(
            "본인인증을 취소하셨습니다",
            "언제든지 다시 진행하실 수 있습니다.",
            "You cancelled the verification",
            "You can start again whenever you like."),
    FAILED(
            "본인인증에 실패했습니다",
            "입력하신 내용을 확인하고 처음부터 다시 진행해 주세요.",
            "The verification failed",
            "Check what you entered, and start again.");

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
