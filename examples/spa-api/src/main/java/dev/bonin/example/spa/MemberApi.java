package dev.bonin.example.spa;

import dev.bonin.example.spa.Tokens.Token;
import dev.bonin.handover.Attempt;
import dev.bonin.web.BoninWeb;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the page calls. */
@RestController
@RequestMapping("/api")
class MemberApi {
    private final SignUp signUp;
    private final Members members;
    private final PasswordEncoder passwords;
    private final Tokens tokens;
    private final BoninWeb bonin;

    MemberApi(SignUp signUp, Members members, PasswordEncoder passwords, Tokens tokens, BoninWeb bonin) {
        this.signUp = signUp;
        this.members = members;
        this.passwords = passwords;
        this.tokens = tokens;
        this.bonin = bonin;
    }

    /** The member whose token came with the call. */
    record Me(String login, String name, LocalDate birthDate) {
        static Me of(Member member) {
            return new Me(member.login(), member.name(), member.birthDate());
        }

        /** Hides who it is. */
        @Override
        public String toString() {
            return "Me[hidden]";
        }
    }

    /**
     * Signs up. The code counts only in the browser that verified; an app that posts the form itself, without that
     * browser's cookies, leaves {@code broughtBy} out.
     *
     * @param formId names the form, so that it can be sent again if its answer was lost
     */
    @PostMapping("/members")
    @ResponseStatus(HttpStatus.CREATED)
    Token signUp(
            @RequestBody SignUpForm form,
            @RequestHeader("Idempotency-Key") Optional<String> formId,
            HttpServletRequest call) {
        var attempt = Attempt.of(form.code(), "signup")
                .named(formId)
                .from(call.getRemoteAddr())
                .broughtBy(bonin.browserOf(call));
        return tokens.of(signUp.signUp(attempt, form.login(), passwords.encode(form.password())));
    }

    @PostMapping("/tokens")
    Token signIn(@RequestBody SignIn who) {
        return members.ofLogin(who.login())
                .filter(member -> passwords.matches(who.password(), member.password()))
                .map(tokens::of)
                .orElseThrow(() -> new RefusedException(MemberReason.SIGN_IN_FAILED));
    }

    @GetMapping("/me")
    ResponseEntity<Me> me(@AuthenticationPrincipal Jwt token) {
        return ResponseEntity.of(members.find(token.getSubject()).map(Me::of));
    }
}
