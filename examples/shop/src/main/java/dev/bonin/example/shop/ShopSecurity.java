package dev.bonin.example.shop;

import dev.bonin.web.problem.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;

/** Who may open what, how members sign in, and in which language. */
@Configuration(proxyBeanMethods = false)
class ShopSecurity {
    private static final String[] FOR_EVERYBODY = {
        "/", "/sign-up", "/find-id", "/reset-password/**", "/login", "/verified.html", "/shop.css", "/shop.js"
    };

    @Bean
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(calls -> calls.requestMatchers("/certifications/**")
                        .permitAll()
                        .requestMatchers(FOR_EVERYBODY)
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form ->
                        form.loginPage("/login").usernameParameter("email").defaultSuccessUrl("/account"))
                .logout(out -> out.logoutSuccessUrl("/"))
                .build();
    }

    /** Members sign in by their address; the name of who is signed in is the account, which Bonin knows. */
    @Bean
    UserDetailsService users(Members members) {
        return email -> members.findByEmail(email.strip().toLowerCase(Locale.ROOT))
                .map(member -> User.withUsername(member.id())
                        .password(member.password())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no member has this address"));
    }

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** The language in which Bonin answers: Korean, or English where the browser prefers it. */
    @Bean
    LocaleResolver localeResolver(Problems problems) {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest call) {
                return problems.language(call);
            }

            @Override
            public void setLocale(
                    HttpServletRequest call, @Nullable HttpServletResponse answer, @Nullable Locale locale) {
                throw new UnsupportedOperationException("the browser decides");
            }
        };
    }
}
