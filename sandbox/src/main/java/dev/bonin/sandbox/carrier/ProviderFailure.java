package dev.bonin.sandbox.carrier;

import dev.bonin.sandbox.persona.Ending;

/** Why a provider refused. The codes are our own: PortOne documents none. */
public enum ProviderFailure {
    INFO_MISMATCH("4001", Ending.INFO_MISMATCH.korean()),
    UNDER_AGE("4002", "이용할 수 있는 나이가 아닙니다."),
    PROVIDER_UNAVAILABLE("9001", Ending.PROVIDER_UNAVAILABLE.korean()),
    WRONG_CODE("4101", "인증번호가 일치하지 않습니다."),
    CODE_EXPIRED("4102", "인증번호의 유효 시간이 지났습니다."),
    TOO_MANY_CODES("4103", "인증번호 입력 횟수를 초과했습니다."),
    DECLINED("4104", "휴대폰에서 인증 요청을 거절했습니다."),
    CANCELLED("4900", "사용자가 본인인증을 취소했습니다."),
    EXPIRED("4901", "본인인증 시간이 만료되었습니다.");

    private static final String REASON = "본인인증에 실패하였습니다.";

    private final String code;
    private final String message;

    ProviderFailure(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** Returns the failure of a persona with this ending. */
    public static ProviderFailure of(Ending ending) {
        return ending == Ending.PROVIDER_UNAVAILABLE ? PROVIDER_UNAVAILABLE : INFO_MISMATCH;
    }

    public String code() {
        return code;
    }

    public String message() {
        return message;
    }

    /** Returns PortOne's sentence before the provider's. */
    public String reason() {
        return REASON;
    }
}
