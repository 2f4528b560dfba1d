package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.AcceptedHosts;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.window.LoopbackPort;
import java.util.List;

/**
 * A shop on an origin of its own. Its page has one button, which calls {@code PortOne.requestIdentityVerification} with
 * {@code window.order} and stores in {@code window.answers} what the promise becomes.
 */
final class ShopSite implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="ko"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title>SCRIPT</head>
            <body><button id="verify">본인인증</button><script type="module">
            MODULE
            window.answers = [];
            window.order = {};
            const usual = {
              storeId: 'store-bonin-sandbox',
              channelKey: 'channel-key-danal',
              identityVerificationId: 'order1',
            };
            document.getElementById('verify').onclick = async () => {
              try {
                const response = await PortOne.requestIdentityVerification({ ...usual, ...window.order });
                window.answers.push({ resolved: response === undefined ? 'undefined' : response });
              } catch (error) {
                window.answers.push({ rejected: { ...error, message: error.message, isError: error instanceof Error } });
              }
            };
            </script></body></html>
            """;

    private final LoopbackPort port;

    private ShopSite(LoopbackPort port) {
        this.port = port;
    }

    static ShopSite open(String sandbox) {
        String script = "<script src=\"" + sandbox + "/v2/browser-sdk.js\"></script>";
        String module = "import * as PortOne from '" + sandbox + "/v2/browser-sdk.esm.js';";
        Router router = new Router(AcceptedHosts.ofThisMachine());
        router.mount("GET", "/shop", request -> page(script, ""));
        router.mount("GET", "/shop-with-module", request -> page("", module));
        for (String method : List.of("GET", "HEAD")) {
            router.mount(
                    method,
                    "/isolated-shop",
                    request -> page(script, "").withHeader("Cross-Origin-Opener-Policy", "same-origin"));
        }
        router.mount("GET", "/done", request -> Response.text(200, "text/html; charset=UTF-8", "<title>Done</title>"));
        return new ShopSite(new LoopbackPort(router));
    }

    private static Response page(String script, String module) {
        String html = PAGE.replace("SCRIPT", script).replace("MODULE", module);
        return Response.text(200, "text/html; charset=UTF-8", html);
    }

    String url(String path) {
        return port.url(path);
    }

    @Override
    public void close() {
        port.close();
    }
}
