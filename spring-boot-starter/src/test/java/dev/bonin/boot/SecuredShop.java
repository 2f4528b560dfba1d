package dev.bonin.boot;

import dev.bonin.chore.Chores;
import dev.bonin.policy.Policy;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with Spring Security, whose user {@code kim} signs in with a password. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SecuredShop {
    @Bean
    Chores idle() {
        return Chores.start(List.of(), (chore, failure) -> {});
    }

    @Bean
    Policy bornInTheSeventies() {
        return new Shop().bornInTheSeventies();
    }

    @Bean
    Notes notes() {
        return new Notes();
    }

    /** What the application got, and how often it has changed something of its own. */
    static final class Notes {
        final List<Outcome.Accepted> accepted = new CopyOnWriteArrayList<>();
        final AtomicInteger changes = new AtomicInteger();
    }

    @Bean
    VerificationHandler witness(Notes notes) {
        return outcome -> outcome.fold(notes.accepted::add, refused -> false);
    }

    @RestController
    record Own(Notes notes) {
        @PostMapping("/own")
        int change() {
            return notes.changes.incrementAndGet();
        }

        @GetMapping("/token")
        String token(CsrfToken token) {
            return token.getToken();
        }

        @GetMapping("/who")
        String who(HttpServletRequest request) {
            return String.valueOf(request.getRemoteUser());
        }
    }
}
