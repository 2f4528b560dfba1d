#!/usr/bin/env bash
# The JDK's HttpServer sends its own Date: what a handler has set is replaced, without a word.
#
# Versions: com.sun.net.httpserver of OpenJDK 17.0.15 and of Temurin JDK 25.0.3. Seen on 2026-11-30.
#
# Expected: a handler that sets Date in the response's headers, as a stand-in for another service does whose clock a
# client reads, is understood; `getResponseHeaders` is for setting them, and any other name arrives as set.
#
# Actual: sendResponseHeaders writes the machine's time over it. The client sees no difference between the clocks, so
# a test of one that corrects its clock by the server's passes whatever the correction is.
#
# Consequence: the sandbox cannot tell its own, turned time by an answer of PortOne V2, which has no other place for it.
# In sandbox mode V2 takes the time from V1's token, or believes the machine. Tests of what reads Date turn the client's
# clock instead of the server's.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17

cat >"$work/Dates.java" <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

public class Dates {
    private static final String SET = "Tue, 01 Jan 2030 00:00:00 GMT";

    public static void main(String[] args) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Date", SET);
            exchange.getResponseHeaders().set("Last-Modified", SET);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
        server.stop(0);
        for (var name : new String[] {"Date", "Last-Modified"}) {
            System.out.println(name + " as set: " + answer.headers().allValues(name).equals(java.util.List.of(SET)));
        }
    }
}
JAVA
output=$(run_java Dates)
printf '%s\n' "$output"
seen "$output" 'Date as set: false' 'a handler may set Date.'
seen "$output" 'Last-Modified as set: true' 'other headers are replaced, too.'
