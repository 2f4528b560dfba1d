#!/usr/bin/env bash
# Spring Security 6 and a second servlet: with a path for Spring's own servlet, patterns of an application that worked
# fail once a library registers a servlet beside it.
#
# Versions: org.springframework.boot:spring-boot-starter-security and -web 3.5.16 (Spring Security 6.5.11). With Spring
# Boot 4.1.2 (Spring Security 7.1.2) the same chain works. OpenJDK 17. Seen on 2026-11-29.
#
# Expected: requestMatchers("/open/**") goes on as before, or the start fails.
#
# Actual, with spring.mvc.servlet.path=/web: without the second servlet 200; with it every call is answered with 500 and
# an IllegalArgumentException ("This method cannot decide whether these patterns are Spring MVC patterns or not"),
# whatever it asks for. The start does not fail. At the path / nothing happens.
#
# Consequence: docs/starter.md says which matcher to give where Spring Boot 3 and spring.mvc.servlet.path meet.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.springframework.boot:spring-boot-starter-web:3.5.16 org.springframework.boot:spring-boot-starter-security:3.5.16

cat >"$work/Shop.java" <<'JAVA'
import jakarta.servlet.http.*;
import java.net.URI;
import java.net.http.*;
import org.springframework.boot.*;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.*;

public class Shop {
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Application {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(calls -> calls.requestMatchers("/open/**").permitAll().anyRequest().authenticated())
                    .build();
        }

        @RestController
        public static class Pages {
            @GetMapping("/open/page")
            public String page() {
                return "open";
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class Library {
        @Bean
        ServletRegistrationBean<HttpServlet> second() {
            return new ServletRegistrationBean<>(new HttpServlet() {}, "/second/*");
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("alone " + status(Application.class));
        System.out.println("second " + status(Application.class, Library.class));
    }

    static int status(Class<?>... sources) throws Exception {
        var application = new SpringApplication(sources);
        application.setBannerMode(Banner.Mode.OFF);
        try (var context = application.run("--server.port=0", "--spring.mvc.servlet.path=/web", "--logging.level.root=off")) {
            var port = ((WebServerApplicationContext) context).getWebServer().getPort();
            var call = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/web/open/page")).build();
            return HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }
}
JAVA

"${java}c" -proc:none -parameters -cp "$work/lib/*" -d "$work/classes" "$work/Shop.java"
output=$("$java" -cp "$work/lib/*:$work/classes" Shop 2>"$work/err") || {
  cat "$work/err" >&2
  changed 'the application ended with an error.'
}
seen "$output" 'alone 200' "the pattern does not match below the servlet's path."
seen "$output" 'second 500' 'a second servlet no longer makes the pattern fail.'
