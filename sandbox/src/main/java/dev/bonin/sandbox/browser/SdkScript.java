package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.JsonValue.JsonObject;

/** The script of the browser SDK, as a plain script and as a module, from one source. */
final class SdkScript {
    private static final String JAVASCRIPT = "text/javascript; charset=UTF-8";
    private static final String PLACE_OF_TEXTS = "{/* the server writes the sentences of its catalogue here */}";

    private final String plain;
    private final String module;

    /** @param texts the sentences of each language */
    SdkScript(JsonObject texts) {
        String source =
                Response.resource(SdkScript.class, "browser-sdk.js", JAVASCRIPT).bodyText();
        if (!source.contains(PLACE_OF_TEXTS)) {
            throw new IllegalStateException("browser-sdk.js: no place for texts (expected: " + PLACE_OF_TEXTS + ")");
        }
        String function = source.replace(PLACE_OF_TEXTS, texts.print());
        this.plain = function + "window.PortOne = boninBrowserSdk(document.currentScript.src);\n";
        this.module = function + """
                const PortOne = boninBrowserSdk(import.meta.url);
                export const { requestIdentityVerification } = PortOne;
                export default PortOne;
                """;
    }

    Response plain() {
        return forAllPages(Response.text(200, JAVASCRIPT, "(() => {\n" + plain + "})();\n"));
    }

    Response module() {
        return forAllPages(Response.text(200, JAVASCRIPT, module));
    }

    /** Pages of any origin may load it, as a module too, and isolated ones (COEP). */
    static Response forAllPages(Response response) {
        return response.withHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .withHeader("Access-Control-Allow-Origin", "*");
    }
}
