package dev.bonin.sandbox.window;

import dev.bonin.sandbox.http.AcceptedHosts;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;

/**
 * A shop on an origin of its own. Its page has one button, which calls {@code IMP.certification} with
 * {@code window.order} and stores the callback's results in {@code window.answers}.
 */
final class MerchantSite implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="ko"><head><meta charset="utf-8"><title>Shop</title><script src="SCRIPT"></script></head>
            <body><button id="verify">본인인증</button><script>
            window.answers = [];
            window.order = { pg: 'danal', merchant_uid: 'order-1' };
            INIT
            document.getElementById('verify').onclick = function () {
              IMP.certification(window.order, function (rsp) { window.answers.push(rsp); });
            };
            </script></body></html>
            """;

    private final LoopbackPort port;

    private MerchantSite(LoopbackPort port) {
        this.port = port;
    }

    static MerchantSite open(String scriptUrl) {
        Router router = new Router(AcceptedHosts.ofThisMachine());
        router.mount("GET", "/join", request -> page(scriptUrl, "IMP.init('imp00000000');"));
        router.mount("GET", "/join-elsewhere", request -> page(scriptUrl, "IMP.init('imp99999999');"));
        router.mount("GET", "/join-forgetful", request -> page(scriptUrl, ""));
        router.mount(
                "GET",
                "/join-for-another",
                request -> page(
                        scriptUrl.replace("/v1/iamport.js", "/js/iamport.payment-1.1.8.js"),
                        "IMP.agency('iamport', 'AB1');"));
        router.mount("GET", "/done", request -> Response.text(200, "text/html; charset=UTF-8", "<title>Done</title>"));
        return new MerchantSite(new LoopbackPort(router));
    }

    private static Response page(String scriptUrl, String init) {
        String html = PAGE.replace("SCRIPT", scriptUrl).replace("INIT", init);
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
