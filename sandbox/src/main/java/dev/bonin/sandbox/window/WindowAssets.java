package dev.bonin.sandbox.window;

import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the window, and {@code iamport.js} with its texts inserted. */
final class WindowAssets {
    private static final String JAVASCRIPT = "text/javascript; charset=UTF-8";
    private static final String PLACE_OF_TEXTS = "{/* the server writes the sentences of its catalogue here */}";
    private static final Pattern OLD_SCRIPT = Pattern.compile("iamport\\.payment-1\\.(1\\.[4-9]|2\\.0)\\.js");
    private static final List<String> MODULES = List.of(
            "choose",
            "code",
            "details",
            "finish",
            "form",
            "handoff",
            "page",
            "personas",
            "phone",
            "problem",
            "push",
            "screen",
            "session",
            "timer",
            "window");

    /** The available files: a name from the request never becomes a path. */
    private static final Map<String, String> TYPES = Stream.concat(
                    MODULES.stream().map(module -> Map.entry(module + ".js", JAVASCRIPT)),
                    Stream.of(
                            Map.entry("window.css", "text/css; charset=UTF-8"),
                            Map.entry("icon.svg", "image/svg+xml; charset=UTF-8")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String script;

    WindowAssets(Catalogue catalogue) {
        String source = Texts.read("iamport.js");
        if (!source.contains(PLACE_OF_TEXTS)) {
            throw new IllegalStateException("iamport.js: no place for texts (expected: " + PLACE_OF_TEXTS + ")");
        }
        this.script = source.replace(PLACE_OF_TEXTS, catalogue.json("sdk.").print());
    }

    /** Pages of any origin may load it, including isolated ones (COEP). */
    Response script() {
        return Response.text(200, JAVASCRIPT, script).withHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** The same script under the names that it had until 2023; it needs no jQuery, which they did. */
    Response oldScript(String name) {
        if (!OLD_SCRIPT.matcher(name).matches()) {
            throw new Refusal(404, "Not Found");
        }
        return script();
    }

    Response asset(String name) {
        String type = TYPES.get(name);
        if (type == null) {
            throw new Refusal(404, "Not Found");
        }
        return Response.resource(WindowAssets.class, name, type);
    }
}
