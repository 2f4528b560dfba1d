package dev.bonin.example.shop;

import dev.bonin.handover.Attempt;
import dev.bonin.web.BoninWeb;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Reads what the forms of the shop send. */
@Component
class Forms {
    private static final int SHORTEST_PASSWORD = 8;
    /** In bytes: bcrypt reads no more. */
    private static final int LONGEST_PASSWORD = 72;

    private final BoninWeb bonin;
    private final PasswordEncoder passwords;

    Forms(BoninWeb bonin, PasswordEncoder passwords) {
        this.bonin = bonin;
        this.passwords = passwords;
    }

    /** Returns the redeeming of the form's code, which counts only in the browser that verified. */
    Attempt attempt(String purpose, HttpServletRequest call) {
        return Attempt.of(text("code", call), purpose)
                .from(call.getRemoteAddr())
                .broughtBy(bonin.browserOf(call));
    }

    /**
     * Returns the e-mail address in the form.
     *
     * @throws RefusedException if it cannot be one
     */
    String email(HttpServletRequest call) {
        var email = text("email", call).strip().toLowerCase(Locale.ROOT);
        if (!email.matches("[^\\s@\\p{Cntrl}]{1,40}@[a-z0-9.-]{1,40}")) {
            throw new RefusedException(ShopReason.EMAIL_MALFORMED);
        }
        return email;
    }

    /**
     * Returns the hash of the new password in the form.
     *
     * @throws RefusedException if it is too short or too long
     */
    String newPassword(HttpServletRequest call) {
        var password = text("password", call);
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD) {
            throw new RefusedException(ShopReason.PASSWORD_TOO_SHORT);
        }
        return passwords.encode(password);
    }

    private static String text(String field, HttpServletRequest call) {
        var text = call.getParameter(field);
        return text == null ? "" : text;
    }
}
