#!/usr/bin/env bash
# The JDK's HttpClient and a server that speaks HTTP/2: a burst that a new client bears, a warmed-up one answers with
# IOException, "too many concurrent streams".
#
# Versions: java.net.http of Temurin JDK 25.0.3 and of OpenJDK 17; org.eclipse.jetty.http2:jetty-http2-server 12.1.14,
# as it comes (128 streams a connection; nginx has the same number, others 100). Seen on 2026-11-28; the JDK's bug list
# knows it as JDK-8225647.
#
# Expected: with HTTP/2, the client's default, calls beyond what a connection takes wait for a place in it,
# or get another connection, as with HTTP/1.1; a test with a new client and 200 calls at once shows that all is well.
#
# Actual: 200 calls at once on a new client are answered, since none finds a connection in the pool yet, and each
# of them opens its own. Then one connection is kept. The same 200 calls again: 128 are answered, the others fail at
# once. Nothing of those was sent, so they may be repeated, a POST, too. HttpClient.Version.HTTP_1_1 has no such limit.
#
#   first burst of 200:  200 answered, seen by the server on 200 connections
#   second burst of 200: 128 answered, seen on 1 connection; 72 "too many concurrent streams", not seen
#   with HTTP_1_1, second burst of 200: 200 answered
#
# Seen without TLS, where HTTP/2 begins with an upgrade; with TLS the first burst was not tried.
#
# Consequence: the server itself speaks HTTP/1.1 only, but applications often call it through a balancer that speaks HTTP/2,
# and Spring's RestClient is the JDK's client where no other is on the class path. Beside how to call the application
# API the docs should say version(HTTP_1_1), or to let no more than 100 calls run at once, and a load test warms up.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.eclipse.jetty.http2:jetty-http2-server:12.1.14

cat >"$work/Bursts.java" <<'JAVA'
import java.io.IOException;
import java.net.URI;
import java.net.http.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.*;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

public class Bursts {
    static final int CALLS = 200;
    static final AtomicInteger SEEN = new AtomicInteger();
    static final Set<Object> CONNECTIONS = ConcurrentHashMap.newKeySet();

    public static void main(String[] args) throws Exception {
        var server = new Server(new QueuedThreadPool(CALLS + 50));
        var settings = new HttpConfiguration();
        var connector = new ServerConnector(
                server, new HttpConnectionFactory(settings), new HTTP2CServerConnectionFactory(settings));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                SEEN.incrementAndGet();
                CONNECTIONS.add(request.getConnectionMetaData().getRemoteSocketAddress());
                Thread.sleep(1_500);
                Content.Sink.write(response, true, "done", callback);
                return true;
            }
        });
        server.start();
        var address = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
        for (var version : List.of(HttpClient.Version.HTTP_2, HttpClient.Version.HTTP_1_1)) {
            var client = HttpClient.newBuilder().version(version).build();
            System.out.println(version + " first: " + burst(client, address));
            System.out.println(version + " second: " + burst(client, address));
        }
        server.stop();
        System.exit(0);
    }

    static String burst(HttpClient client, URI address) throws Exception {
        SEEN.set(0);
        CONNECTIONS.clear();
        var request = HttpRequest.newBuilder(address).build();
        var calls = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        var outcomes = new TreeMap<String, Integer>();
        for (var call : calls) {
            outcomes.merge(outcome(call), 1, Integer::sum);
        }
        return outcomes + " seen " + SEEN.get() + " on " + CONNECTIONS.size();
    }

    static String outcome(CompletableFuture<HttpResponse<String>> call) throws InterruptedException {
        try {
            return "answered " + call.get().statusCode();
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof IOException io ? io.getMessage() : failed.getCause().toString();
        }
    }
}
JAVA
output=$(run_java Bursts)
printf '%s\n' "$output"
seen "$output" 'HTTP_2 first: \{answered 200=200\} seen 200 on 200' 'the first burst is not answered whole.'
seen "$output" 'HTTP_2 second: \{answered 200=128, too many concurrent streams=72\} seen 128 on 1' \
  'the second burst waits, or finds other connections.'
seen "$output" 'HTTP_1_1 second: \{answered 200=200\} seen 200 on 200' \
  'with HTTP/1.1 the second burst is not answered whole.'
