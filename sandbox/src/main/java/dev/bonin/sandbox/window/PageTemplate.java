package dev.bonin.sandbox.window;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTML file in which every <code>{{name}}</code> is replaced by a text or a given value, escaped. */
final class PageTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9_.]+)}}");

    private final String html;

    PageTemplate(String resource) {
        this.html = Texts.read(resource);
    }

    /** @param data for the page's scripts, written in place of {@code data} */
    String fill(Texts texts, Map<String, String> values, JsonObject data) {
        Matcher placeholder = PLACEHOLDER.matcher(html);
        return placeholder.replaceAll(
                match -> Matcher.quoteReplacement(replacement(match.group(1), texts, values, data)));
    }

    private static String replacement(String name, Texts texts, Map<String, String> values, JsonObject data) {
        if (name.equals("data")) {
            // A browser ends the script element at the first "</", in any context
            return data.print().replace("<", "\\u003c");
        }
        if (name.equals("lang")) {
            return texts.language().tag();
        }
        String value = values.get(name);
        return escape(value == null ? texts.say(name) : value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
