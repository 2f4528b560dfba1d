package dev.bonin.sandbox;

/** Bodies of V2's {@code send}. */
public final class SendBody {

    private SendBody() {}

    /** Returns the details of the persona {@code adult}, by text message through Danal. */
    public static String adult() {
        return of("channel-key-danal", "홍길동", "01000000001", "9005051", "SKT");
    }

    /** Returns the same through NHN KCP, with what its guide requires. */
    public static String adultAtKcp(String bypass) {
        String body = adult().replace("channel-key-danal", "channel-key-kcp");
        return body.substring(0, body.length() - 1) + ",\"bypass\":" + bypass + "}";
    }

    /** Returns details with another name than that of the number's owner. */
    public static String mismatch() {
        return of("channel-key-danal", "김하나", "01000000001", "9005051", "SKT");
    }

    /** Returns details of a person whom nobody has invented yet. */
    public static String newcomer() {
        return of("channel-key-danal", "나래", "01000009999", "0402294", "LGU");
    }

    public static String of(String channel, String name, String phone, String number, String operator) {
        return "{\"channelKey\":\"" + channel + "\",\"customer\":{\"id\":\"member-7\",\"name\":\"" + name
                + "\",\"phoneNumber\":\"" + phone + "\",\"identityNumber\":\"" + number
                + "\",\"ipAddress\":\"203.0.113.7\"},\"customData\":\"{\\\"cart\\\":1}\",\"operator\":\"" + operator
                + "\",\"method\":\"SMS\"}";
    }
}
