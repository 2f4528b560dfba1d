package dev.bonin.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A merchant's page that follows PortOne's guide, on a port of its own. The hosts of PortOne and of the merchant's
 * server are the test's.
 */
final class GuidePage implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="ko">
            <meta charset="utf-8">
            <link rel="icon" href="data:,">
            <title>회원 가입</title>
            <script src="%s/v1/iamport.js"></script>
            <button id="verify">본인인증</button>
            <pre id="answer"></pre>
            <script>
              var IMP = window.IMP;
              IMP.init("imp00000000");
              document.getElementById("verify").onclick = function () {
                IMP.certification(
                  { pg: "danal", merchant_uid: "ORD20180131-0000011", m_redirect_url: "%s/certifications/redirect", popup: false },
                  function (rsp) {
                    if (!rsp.success) { return; }
                    fetch("%s/certifications", {
                      method: "POST",
                      headers: { "Content-Type": "application/json" },
                      body: JSON.stringify({ imp_uid: rsp.imp_uid }),
                    })
                      .then(function (answer) { return answer.text(); })
                      .then(function (text) { document.getElementById("answer").textContent = text; });
                  });
              };
            </script>
            </html>
            """;

    private final HttpServer http;

    private GuidePage(HttpServer http) {
        this.http = http;
    }

    static GuidePage open(RunningServer server) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var page = PAGE.formatted(server.sandbox().baseUrl(), server.url(""), server.url(""))
                    .getBytes(StandardCharsets.UTF_8);
            http.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            http.start();
            return new GuidePage(http);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
