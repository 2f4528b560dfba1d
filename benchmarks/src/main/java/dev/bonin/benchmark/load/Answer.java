package dev.bonin.benchmark.load;

import java.util.Locale;

/** An HTTP answer, as text. */
public record Answer(int status, String head, String body) {
    private static final String SET_COOKIE = "\r\nset-cookie: ";

    /** Returns whether the connection closes after this answer. */
    boolean closes() {
        return head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
    }

    /** Returns the first cookie that it sets, as sent back in a request; an empty text if there is none. */
    public String cookie() {
        int at = head.toLowerCase(Locale.ROOT).indexOf(SET_COOKIE);
        if (at < 0) {
            return "";
        }
        var rest = head.substring(at + SET_COOKIE.length());
        return rest.substring(0, rest.indexOf(';'));
    }

    /** Returns the text of a member of a flat JSON object; an empty text if it is missing. */
    public String member(String name) {
        var start = "\"" + name + "\":\"";
        int at = body.indexOf(start);
        return at < 0 ? "" : body.substring(at + start.length(), body.indexOf('"', at + start.length()));
    }
}
