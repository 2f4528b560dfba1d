package dev.bonin.boot;

import dev.bonin.verification.VerificationHandler;
import dev.bonin.web.CurrentAccount;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** What applications configure of Spring Security. */
final class SecurityChains {
    private static final String OURS = "/certifications/**";

    private SecurityChains() {}

    @Configuration(proxyBeanMethods = false)
    static class OwnChain {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return open(http).build();
        }
    }

    /** Opens our page, and its own to those who sign in; the session remembers them. */
    private static HttpSecurity open(HttpSecurity http) throws Exception {
        var sessions = new HttpSessionSecurityContextRepository();
        return http.authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OURS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.securityContextRepository(sessions))
                .securityContext(context -> context.securityContextRepository(sessions));
    }

    /** Names paths with that of Spring's servlet: Spring Security 6 refuses to guess which servlet a pattern means. */
    @Configuration(proxyBeanMethods = false)
    static class BelowTheServletPath {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            var ours = PathPatternRequestMatcher.withDefaults().matcher("/web/identity/**");
            return http.authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .requestMatchers(ours)
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Denying {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(calls ->
                            calls.requestMatchers(OURS).denyAll().anyRequest().permitAll())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class StatelessWithJwt {
        @Bean
        JwtDecoder decoder() {
            return token -> Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(token)
                    .build();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(calls ->
                            calls.requestMatchers(OURS).permitAll().anyRequest().authenticated())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                    .build();
        }
    }

    /** As a single-page application has it, which sends the cookie's value as a header. */
    @Configuration(proxyBeanMethods = false)
    static class TokenInCookie {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return open(http)
                    .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                            .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SeveralChains {
        @Bean
        @Order(1)
        SecurityFilterChain forUs(HttpSecurity http) throws Exception {
            return open(http).securityMatcher(OURS).build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain forOthers(HttpSecurity http) throws Exception {
            return open(http).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    static class SecuredMethods {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return open(http).build();
        }

        @Bean
        ForMembers forMembers() {
            return new ForMembers();
        }

        @Bean
        VerificationHandler remember(ForMembers members) {
            return outcome -> members.remember();
        }
    }

    static class ForMembers {
        @PreAuthorize("isAuthenticated() and authentication.name == 'kim'")
        public void remember() {}
    }

    @Configuration(proxyBeanMethods = false)
    static class NoFixation extends SessionSetting {
        NoFixation() {
            super(sessions -> sessions.sessionFixation(fixation -> fixation.none()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NewSession extends SessionSetting {
        NewSession() {
            super(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Migrated extends SessionSetting {
        Migrated() {
            super(sessions -> sessions.sessionFixation(fixation -> fixation.migrateSession()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OneSession extends SessionSetting {
        OneSession() {
            super(sessions -> sessions.maximumSessions(1).maxSessionsPreventsLogin(true));
        }
    }

    abstract static class SessionSetting {
        private final Customizer<SessionManagementConfigurer<HttpSecurity>> setting;

        SessionSetting(Customizer<SessionManagementConfigurer<HttpSecurity>> setting) {
            this.setting = setting;
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return open(http).sessionManagement(setting).build();
        }
    }

    /** Lets every odd path through to the container. */
    @Configuration(proxyBeanMethods = false)
    static class NoFirewall {
        @Bean
        HttpFirewall lenient() {
            var firewall = new StrictHttpFirewall();
            firewall.setAllowSemicolon(true);
            firewall.setAllowUrlEncodedSlash(true);
            firewall.setAllowUrlEncodedDoubleSlash(true);
            firewall.setAllowUrlEncodedPercent(true);
            firewall.setAllowUrlEncodedPeriod(true);
            firewall.setAllowBackSlash(true);
            return firewall;
        }
    }

    /** A servlet of the application's own below our path. */
    @Configuration(proxyBeanMethods = false)
    static class ServletBelowOurs {
        @Bean
        ServletRegistrationBean<HttpServlet> below(SecuredShop.Notes notes) {
            var servlet = new HttpServlet() {
                private static final long serialVersionUID = 1L;

                @Override
                protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                    notes.changes.incrementAndGet();
                }
            };
            var below = new ServletRegistrationBean<HttpServlet>(servlet, "/certifications/own/*");
            below.setName("below");
            return below;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnAccount {
        @Bean
        CurrentAccount byNumber() {
            return request -> Optional.of("member-42");
        }
    }
}
