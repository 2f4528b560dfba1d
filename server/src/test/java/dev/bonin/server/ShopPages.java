package dev.bonin.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

/**
 * A shop's page beside the endpoints, under a strict policy for its contents: {@code /shop} takes the plain script and
 * {@code /shop-module} the module, with {@code ?lang=en} in English. Its button verifies with {@code window.options};
 * {@code window.results} keeps what is told. {@code ?coop=} and {@code ?coep=} add policies of the page for its
 * windows; {@code /empty} takes no script and has no policy.
 */
final class ShopPages extends AbstractUrlHandlerMapping {
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>회원 가입</title>
            %s
            <body><h1>회원 가입</h1><button id="verify">본인인증</button></body>
            </html>
            """;

    private static final String SHOP = """
            window.options = {};
            window.results = [];
            window.Bonin = Bonin;
            window.returned = Bonin.result();
            document.getElementById("verify").onclick = () => {
              window.last = Bonin.verify({ onResult: (result) => window.results.push(result), ...window.options });
            };
            """;

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self' http://127.0.0.1:* http://localhost:*; connect-src 'self'; img-src data:";

    private final String path;

    /** @param path below which the endpoints are */
    ShopPages(String path) {
        this.path = path;
        setOrder(HIGHEST_PRECEDENCE);
        register("/shop", "text/html", this::page);
        register("/shop-module", "text/html", this::page);
        register("/empty", "text/html", request -> "<!doctype html><html lang=ko><title>shop</title>");
        register("/shop.js", "text/javascript", request -> SHOP);
        register("/shop.mjs", "text/javascript", request -> "import Bonin from '" + path + "/bonin.mjs';\n" + SHOP);
    }

    private interface Content {
        String of(HttpServletRequest request);
    }

    private void register(String address, String type, Content content) {
        HttpRequestHandler handler = (request, response) -> {
            addPolicy("Cross-Origin-Opener-Policy", request.getParameter("coop"), response);
            addPolicy("Cross-Origin-Embedder-Policy", request.getParameter("coep"), response);
            if (!address.equals("/empty")) {
                addPolicy("Content-Security-Policy", CONTENT_POLICY, response);
            }
            answer(response, type, content.of(request));
        };
        registerHandler(address, handler);
    }

    private String page(HttpServletRequest request) {
        var module = request.getRequestURI().endsWith("-module");
        var scripts = module
                ? "<script type='module' src='/shop.mjs'></script>"
                : "<script src='" + path + "/bonin.js'></script><script src='/shop.js' defer></script>";
        return PAGE.formatted("en".equals(request.getParameter("lang")) ? "en" : "ko", scripts);
    }

    private static void addPolicy(String header, @Nullable String policy, HttpServletResponse response) {
        if (policy != null) {
            response.setHeader(header, policy);
        }
    }

    private static void answer(HttpServletResponse response, String type, String content) throws IOException {
        response.setContentType(type + ";charset=UTF-8");
        response.getOutputStream().write(content.getBytes(StandardCharsets.UTF_8));
    }
}
