package dev.bonin.example.spa;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import jakarta.servlet.DispatcherType;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may call what: members by their token, without sessions. Nothing here is for Bonin but its own line: everybody
 * may verify themselves, and Bonin's own cookie says in which browser.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    private static final String ALGORITHM = "HmacSHA256";

    @Bean
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookie of ours signs anybody in
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(calls -> calls.requestMatchers("/certifications/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/members", "/api/tokens")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/", "/index.html", "/sign-up.js")
                        .permitAll()
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
                .build();
    }

    /**
     * The key that signs tokens: 32 bytes in Base64 or, for trying out, one that is drawn at the start, so that tokens
     * of before no longer count.
     */
    @Bean
    SecretKey tokenKey(@Value("${api.token-key:}") String base64) throws NoSuchAlgorithmException {
        return base64.isBlank()
                ? KeyGenerator.getInstance(ALGORITHM).generateKey()
                : new SecretKeySpec(Base64.getDecoder().decode(base64), ALGORITHM);
    }

    @Bean
    JwtEncoder encoder(SecretKey tokenKey) {
        return new NimbusJwtEncoder(new ImmutableSecret<>(tokenKey));
    }

    @Bean
    JwtDecoder decoder(SecretKey tokenKey) {
        return NimbusJwtDecoder.withSecretKey(tokenKey).build();
    }

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
