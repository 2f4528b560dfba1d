#!/usr/bin/env bash
# JDK's java.net.CookieManager with Tomcat: a cookie that has Max-Age and no Expires comes back with quotes in its value.
#
# Versions: JDK 17.0.15 and 25.0.3 (java.net.http.HttpClient with CookieManager); Tomcat embedded 11.0.27, and Jetty
# 12.1.14 (ee11) for comparison. Seen on 2026-11-29.
#
# Expected: Set-Cookie: a=b; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax (RFC 6265) comes back as a=b.
#
# Actual: HttpCookie guesses a version from the attributes. Max-Age without Expires is version 1 (RFC 2965,
# obsolete since 2011), which is sent back as $Version="1"; a="b";$Path="/". Tomcat's parser of RFC 6265 keeps the quotes as a
# part of the value, and finds two cookies more; Jetty takes the quotes away. With Expires beside Max-Age, as Spring's ResponseCookie
# writes it, it is version 0 and comes back plain. So a service whose cookie lost its Expires works in browsers and on Jetty,
# and its Java clients (tests, batch jobs, Android) lose their session on Tomcat.
#
# Consequence: the cookie of a browser has both (BrowserCookie), and the shop of the tests has such a client on Tomcat.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.apache.tomcat.embed:tomcat-embed-core:11.0.27 org.eclipse.jetty.ee11:jetty-ee11-servlet:12.1.14

cat >"$work/Cookies.java" <<'JAVA'
import jakarta.servlet.http.*;
import java.net.*;
import java.net.http.*;
import java.util.*;

public class Cookies {
    static final String PLAIN = "a=b; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax";

    static class Echo extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
            var seen = new TreeMap<String, String>();
            for (var cookie : Objects.requireNonNullElse(request.getCookies(), new Cookie[0])) {
                seen.put(cookie.getName(), cookie.getValue());
            }
            response.addHeader("Set-Cookie", request.getQueryString() == null ? PLAIN
                    : PLAIN + "; Expires=Tue, 19 Jan 2038 03:14:07 GMT");
            response.getWriter().print(seen + " of " + request.getHeader("Cookie"));
        }
    }

    static String second(int port, String query) throws Exception {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/" + query)).build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    public static void main(String[] arguments) throws Exception {
        var tomcat = new org.apache.catalina.startup.Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setPort(0);
        tomcat.getConnector();
        var context = tomcat.addContext("", arguments[0]);
        org.apache.catalina.startup.Tomcat.addServlet(context, "echo", new Echo());
        context.addServletMappingDecoded("/*", "echo");
        tomcat.start();
        System.out.println("Tomcat, Max-Age: " + second(tomcat.getConnector().getLocalPort(), ""));
        System.out.println("Tomcat, both: " + second(tomcat.getConnector().getLocalPort(), "?both"));
        var jetty = new org.eclipse.jetty.server.Server(0);
        var handler = new org.eclipse.jetty.ee11.servlet.ServletContextHandler();
        handler.addServlet(new org.eclipse.jetty.ee11.servlet.ServletHolder(new Echo()), "/*");
        jetty.setHandler(handler);
        jetty.start();
        System.out.println("Jetty, Max-Age: " + second(jetty.getURI().getPort(), ""));
        System.exit(0);
    }
}
JAVA
output=$(run_java Cookies "$work")
printf '%s\n' "$output"
seen "$output" 'Tomcat, Max-Age: .*a="b".* of \$Version="1"; a="b";.*' 'the value has no quotes on Tomcat any more.'
seen "$output" 'Tomcat, both: \{a=b\} of a=b' 'a cookie with Expires comes back otherwise.'
seen "$output" 'Jetty, Max-Age: .*a=b.* of \$Version="1"; a="b";.*' 'Jetty keeps the quotes.'
