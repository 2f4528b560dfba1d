package dev.bonin.sandbox.http;

/** Text inside HTML. */
public final class Html {

    private Html() {}

    /** Safe as an element's content and inside a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
