package dev.bonin.example.members;

import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/** What browsers call of the site itself. */
@RestController
class MemberPages {
    private static final String VERIFIED = "verified";

    private final SignUp signUp;
    private final MemberRepository members;

    MemberPages(SignUp signUp, MemberRepository members) {
        this.signUp = signUp;
        this.members = members;
    }

    /** The session remembers who was verified in it: an id that a form brings could be anybody's. */
    @Configuration(proxyBeanMethods = false)
    static class Verified {
        @Bean
        VerificationHandler remember(HttpServletRequest request) {
            return outcome -> outcome.fold(
                    accepted -> {
                        if (accepted.bound() && accepted.purpose().equals("signup")) {
                            request.getSession().setAttribute(VERIFIED, accepted.id().value());
                        }
                        return true;
                    },
                    refused -> false);
        }
    }

    @PostMapping("/members")
    Map<String, String> join(@RequestParam String name, @SessionAttribute(VERIFIED) String verified) {
        return Map.of("member", signUp.signUp(name, new VerificationId(verified)).name());
    }

    /** The token that pages of this site send back with each form. */
    @GetMapping("/csrf")
    Map<String, String> token(CsrfToken token) {
        return Map.of("header", token.getHeaderName(), "token", token.getToken());
    }

    @GetMapping("/members")
    List<String> all() {
        return members.findAll().stream().map(Member::name).sorted().toList();
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(SignUp.RefusedException refused) {
        return ResponseEntity.status(409)
                .body(Map.of("reason", refused.refusal().reason().code()));
    }
}
