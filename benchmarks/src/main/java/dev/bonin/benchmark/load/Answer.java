package dev.bonin.benchmark.load;

import java.util.Locale;

/** An HTTP answer, as text. */
public record Answer(int status, String head, String body) {
    private static final String SET_COOKIE = "\r\nset-cookie: ";

    /** Whether the connection ends with it. */
    boolean closes() {
        return head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
    }

    /** The first cookie that it sets, as a request sends it back; empty text where it sets none. */
    public String cookie() {
        int at = head.toLowerCase(Locale.ROOT).indexOf(SET_COOKIE);
        if (at < 0) {
            return "";
        }
        var rest = head.substring(at + SET_COOKIE.length());
        return rest.substring(0, rest.indexOf(';'));
    }

    /** The text of a member of a flat JSON object; empty text where there is none. */
    public String member(String name) {
        var start = "\"" + name + "\":\"";
        int at = body.indexOf(start);
        return at < 0 ? "" : body.substring(at + start.length(), body.indexOf('"', at + start.length()));
    }
}
