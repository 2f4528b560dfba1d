#!/usr/bin/env bash
# Apache HttpClient 5: closing a response whose body was not read reads all of that body first.
#
# Versions: httpclient5 5.6.5 and 5.5.2; JDK 17. Seen on 2026-11-30.
#
# Expected: a caller that needs the status alone closes the response, and the connection with the rest of the body is
# given up, as the JDK's client does when the stream of a body is closed.
#
# Actual: after `try (var response = client.executeOpen(null, request, null)) { response.getCode(); }` over a body of
# 64 MiB the server has sent all of it, chunked or with a Content-Length; the same if the body's stream is closed after
# its first byte. Only `request.cancel()` before the close gives the connection up: what was sent then fits into the
# buffers between the two. No limit on the number of bytes, and no timeout between bytes, ends the reading.
#
# Consequence: "read at most 16 KB of an answer" has to cancel the request where more is left. The sender of webhooks and
# the client of PortOne do; a timer ends each call besides.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17

cat >"$work/CloseReads.java" <<'JAVA'
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.HttpClients;

class CloseReads {
    static final int PIECE = 1 << 20;
    static final int PIECES = 64;

    interface Call {
        void make(String url) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        for (var chunked : new boolean[] {true, false}) {
            var body = chunked ? "chunked" : "length";
            report(body + " close", chunked, url -> get(url, false, false));
            report(body + " first byte, close", chunked, url -> get(url, true, false));
            report(body + " cancel, close", chunked, url -> get(url, false, true));
            report(body + " JDK close", chunked, CloseReads::jdk);
        }
    }

    static void get(String url, boolean reads, boolean cancels) throws Exception {
        try (var client = HttpClients.custom().disableContentCompression().build()) {
            var request = new HttpGet(url);
            var response = client.executeOpen(null, request, null);
            try (response) {
                if (response.getCode() != 200) throw new IllegalStateException();
                if (reads) response.getEntity().getContent().read();
                if (cancels) request.cancel();
            } catch (IOException givenUp) {
                if (!cancels) throw givenUp;
            }
        }
    }

    static void jdk(String url) throws Exception {
        var client = java.net.http.HttpClient.newHttpClient();
        var request = java.net.http.HttpRequest.newBuilder(URI.create(url)).build();
        client.send(request, BodyHandlers.ofInputStream()).body().close();
    }

    static void report(String what, boolean chunked, Call call) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var sent = CompletableFuture.supplyAsync(() -> serve(server, chunked));
            call.make("http://localhost:" + server.getLocalPort() + "/");
            System.out.println(what + ": " + (sent.get() == PIECES ? "all was read" : "given up"));
        }
    }

    /** Returns how many pieces could be sent. */
    static int serve(ServerSocket server, boolean chunked) {
        int pieces = 0;
        try (var socket = server.accept()) {
            for (int seen = 0; seen < 4; ) { // the end of the request's head
                int next = socket.getInputStream().read();
                seen = next == '\r' || next == '\n' ? seen + 1 : 0;
            }
            var out = socket.getOutputStream();
            text(out, "HTTP/1.1 200 OK\r\n" + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + (long) PIECE * PIECES) + "\r\n\r\n");
            for (; pieces < PIECES; pieces++) {
                if (chunked) text(out, Integer.toHexString(PIECE) + "\r\n");
                out.write(new byte[PIECE]);
                if (chunked) text(out, "\r\n");
            }
            if (chunked) text(out, "0\r\n\r\n");
        } catch (IOException closed) {
            return pieces;
        }
        return pieces;
    }

    static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
JAVA

for version in 5.6.5 5.5.2; do
  rm -rf "${work:?}/lib"
  libraries "org.apache.httpcomponents.client5:httpclient5:$version"
  output=$(run_java CloseReads)
  printf 'httpclient5 %s\n%s\n' "$version" "$output"
  for body in chunked length; do
    seen "$output" "$body close: all was read" "$version: closing a response no longer reads its $body body."
    seen "$output" "$body first byte, close: all was read" "$version: closing after a byte no longer reads the $body body."
    seen "$output" "$body cancel, close: given up" "$version: cancelling no longer gives up a $body body."
    seen "$output" "$body JDK close: given up" "The JDK's client reads a $body body when its stream is closed."
  done
done
