#!/usr/bin/env bash
# Jetty keeps 96 KiB of heap for each connection, from its second request on, to remember header fields of which it
# knows no value in advance.
#
# Versions: Jetty 12.1.14, JDK 17 and 25. Seen on 2026-12-01.
#
# Expected: `headerCacheSize` is 1024 by default, "the size of the header field cache, in terms of unique characters
# branches": a kilobyte or two for each connection that is kept.
#
# Actual: each character may take a row of 48 chars, and all rows are there at once: 98,304 bytes, as soon as a second
# request has a header such as `User-Agent` with a value of its own. They stay as long as the connection. With
# `setHeaderCacheSize(0)` a connection takes a few KB.
#
# Consequence: a thousand connections, as browsers and balancers keep them, hold 100 MB of a heap of 384, and those that
# end have survived so many collections that only a full one removes them. Bonin's server sets 0 and is no slower.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.eclipse.jetty:jetty-server:12.1.14 org.slf4j:slf4j-nop:2.0.17

cat >"$work/Idle.java" <<'JAVA'
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

public class Idle {
    private static final int CONNECTIONS = 200;
    private static final int REQUESTS = 3;

    /** Takes the size of the cache, and a line of headers or nothing. */
    public static void main(String[] args) throws Exception {
        int cacheSize = Integer.parseInt(args[0]);
        kibEach(cacheSize, args[1]); // loads the classes
        System.out.println(size(kibEach(cacheSize, args[1])));
        System.exit(0);
    }

    private static String size(int kib) {
        return kib > 60 ? "more than 60 KiB" : kib < 20 ? "less than 20 KiB" : kib + " KiB";
    }

    /** Returns the heap of a connection that was used and is kept, in KiB. */
    private static int kibEach(int cacheSize, String headers) throws Exception {
        var configuration = new HttpConfiguration();
        configuration.setHeaderCacheSize(cacheSize);
        var server = new Server();
        var connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        server.addConnector(connector);
        server.setHandler(new Empty());
        server.start();
        long before = used();
        var clients = new ArrayList<Socket>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(ask(connector.getLocalPort(), headers));
        }
        long each = (used() - before) / CONNECTIONS / 1024;
        for (var client : clients) {
            client.close();
        }
        server.stop();
        return (int) each;
    }

    private static Socket ask(int port, String headers) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        var request = "GET / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
        for (int i = 0; i < REQUESTS; i++) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
        }
        return socket;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static class Empty extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put("Content-Length", 0);
            callback.succeeded();
            return true;
        }
    }
}
JAVA
idle() { # size of the cache, header: the heap of a connection that was used three times and is kept
  run_java Idle -XX:+UseSerialGC "$1" "$2"
}
cached=$(idle 1024 $'User-Agent: idle\r\n')
bare=$(idle 1024 '')
uncached=$(idle 0 $'User-Agent: idle\r\n')
printf 'default, one header: %s\ndefault, no header: %s\nno cache, one header: %s\n' "$cached" "$bare" "$uncached"
seen "$cached" 'more than 60 KiB' 'a kept connection takes less than 60 KiB.'
seen "$uncached" 'less than 20 KiB' 'a connection without the cache takes 20 KiB or more.'
