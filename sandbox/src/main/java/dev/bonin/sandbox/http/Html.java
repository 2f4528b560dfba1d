package dev.bonin.sandbox.http;

/** Escaping of text in HTML. */
public final class Html {

    private Html() {}

    /** Escapes a text for an element's content or a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
