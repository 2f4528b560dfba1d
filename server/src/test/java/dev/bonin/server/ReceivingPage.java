package dev.bonin.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The page of an application to which people come back, on a port of its own. */
final class ReceivingPage implements AutoCloseable {
    private static final byte[] PAGE = """
            <!doctype html>
            <html lang="ko">
            <meta charset="utf-8">
            <link rel="icon" href="data:,">
            <title>쇼핑몰</title>
            <h1>돌아오셨습니다</h1>
            </html>
            """.getBytes(StandardCharsets.UTF_8);

    private final HttpServer http;

    private ReceivingPage(HttpServer http) {
        this.http = http;
    }

    static ReceivingPage open() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
                exchange.sendResponseHeaders(200, PAGE.length);
                exchange.getResponseBody().write(PAGE);
                exchange.close();
            });
            http.start();
            return new ReceivingPage(http);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/done";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
