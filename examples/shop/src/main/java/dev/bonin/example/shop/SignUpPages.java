package dev.bonin.example.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sign-up: the person verifies first, and then chooses how to sign in. */
@Controller
class SignUpPages {
    private final SignUp signUp;
    private final Forms forms;

    SignUpPages(SignUp signUp, Forms forms) {
        this.signUp = signUp;
        this.forms = forms;
    }

    @GetMapping("/sign-up")
    String page(@Nullable Principal member, HttpSession session) {
        Recovering.nobody(session);
        return member == null ? "sign-up" : "redirect:/account";
    }

    @PostMapping("/sign-up")
    String join(HttpServletRequest call, RedirectAttributes next) throws ServletException {
        var member = signUp.signUp(forms.attempt("signup", call), forms.email(call), forms.newPassword(call));
        if (call.getUserPrincipal() == null) { // the same form again: signed in by the first one
            call.login(member.email(), call.getParameter("password"));
        }
        next.addFlashAttribute("done", "joined");
        return "redirect:/account";
    }
}
