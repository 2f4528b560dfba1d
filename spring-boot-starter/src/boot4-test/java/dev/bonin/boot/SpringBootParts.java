package dev.bonin.boot;

import static java.util.Objects.requireNonNull;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Names of Spring Boot 4 that the tests need and that another generation of it spells differently. */
final class SpringBootParts {
    static final Class<?> JACKSON = JacksonAutoConfiguration.class;

    private SpringBootParts() {}

    /** Returns the configuration of an application that has Tomcat and Jetty on its class path and runs on one. */
    static Class<?> server(boolean jetty) {
        return jetty ? OnJetty.class : OnTomcat.class;
    }

    static int port(ApplicationContext context) {
        return requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = JettyServletWebServerAutoConfiguration.class)
    static class OnTomcat {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = TomcatServletWebServerAutoConfiguration.class)
    static class OnJetty {}

    /** As an application that has no Spring Security at all. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            exclude = {
                SecurityAutoConfiguration.class,
                UserDetailsServiceAutoConfiguration.class,
                SecurityFilterAutoConfiguration.class,
                ServletWebSecurityAutoConfiguration.class
            })
    static class WithoutSecurity {}
}
