#!/usr/bin/env bash
# Jetty answers a POST, whose body it has not got yet, without `Connection: close`, and then closes the connection.
#
# Versions: Jetty 12.1.14 with Servlet 6.1 (ee11), Tomcat 11.0.27, JDK 17 and 25. Seen on 2026-12-01.
#
# Expected: a servlet may answer before it has read the body, as for a path that does not exist. If the connection ends
# afterwards, the answer says so (RFC 9112, section 9.6); without that a client of HTTP/1.1 may use it for its next call.
#
# Actual: java.net.http.HttpClient and most balancers send the head of a POST and its body one after the other. If the
# servlet answers with a body between the two, Jetty's answer looks like that of a connection that stays, and the end of
# the stream follows at once. With `sendError`, or without a body, it is announced. Tomcat keeps the connection.
#
# Consequence: the next POST on that connection fails, rarely, and HttpClient does not repeat it ("HTTP/1.1 header parser
# received no bytes"); behind a balancer it is a 502. Our servlet sets `Connection: close` if it has not read a body.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.eclipse.jetty.ee11:jetty-ee11-servlet:12.1.14 org.apache.tomcat.embed:tomcat-embed-core:11.0.27 org.slf4j:slf4j-nop:2.0.17

cat >"$work/Unread.java" <<'JAVA'
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

public class Unread {
    private static final int BODY_MILLIS = 1_000;

    public static void main(String[] args) throws Exception {
        var server = new Server(0);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Refusing()), "/*");
        server.setHandler(context);
        server.start();
        int jetty = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        var tomcat = new Tomcat();
        tomcat.setBaseDir(args[0]);
        tomcat.setPort(0);
        var root = tomcat.addContext("", args[0]);
        Tomcat.addServlet(root, "refusing", new Refusing());
        root.addServletMappingDecoded("/*", "refusing");
        tomcat.start();
        System.out.println("Jetty, with a body: " + call(jetty, "/body"));
        System.out.println("Jetty, without: " + call(jetty, "/status"));
        System.out.println("Jetty, sendError: " + call(jetty, "/error"));
        System.out.println("Tomcat, with a body: " + call(tomcat.getConnector().getLocalPort(), "/body"));
        System.exit(0);
    }

    /** Sends the head, waits for the answer, sends the body, and looks whether the connection is still there. */
    private static String call(int port, String path) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            boolean isAnnounced = answer.toString().toLowerCase().contains("connection: close");
            return (isAnnounced ? "announced" : "not announced") + ", " + (isOpen(socket) ? "kept" : "closed");
        }
    }

    private static boolean isOpen(Socket socket) throws IOException {
        socket.setSoTimeout(BODY_MILLIS);
        try {
            int next;
            do {
                next = socket.getInputStream().read(); // what is left of the answer
            } while (next >= 0);
            return false;
        } catch (java.net.SocketTimeoutException open) {
            return true;
        }
    }

    public static class Refusing extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/error")) {
                response.sendError(404);
            } else {
                response.setStatus(404);
                response.setContentLength(request.getRequestURI().equals("/body") ? 2 : 0);
                if (request.getRequestURI().equals("/body")) {
                    response.getOutputStream().write(new byte[] {'n', 'o'});
                }
            }
        }
    }
}
JAVA
mkdir "$work/tomcat"
output=$(run_java Unread "$work/tomcat")
printf '%s\n' "$output"
seen "$output" 'Jetty, without: announced, closed' 'an answer without a body no longer announces the end.'
seen "$output" 'Jetty, with a body: not announced, closed' 'Jetty keeps the connection, or says that it ends.'
seen "$output" 'Jetty, sendError: announced, closed' 'sendError no longer announces the end.'
seen "$output" 'Tomcat, with a body: not announced, kept' 'Tomcat ends the connection, or says that it does.'
