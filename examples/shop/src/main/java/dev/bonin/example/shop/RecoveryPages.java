package dev.bonin.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Account recovery: which account somebody has, and another password for it. */
@Controller
class RecoveryPages {
    private final Recovery recovery;
    private final Forms forms;

    RecoveryPages(Recovery recovery, Forms forms) {
        this.recovery = recovery;
        this.forms = forms;
    }

    @GetMapping("/find-id")
    String findPage(HttpSession session) {
        Recovering.nobody(session);
        return "find-id";
    }

    @PostMapping("/find-id")
    String find(HttpServletRequest call, Model page) {
        var member = recovery.find(forms.attempt("find_id", call));
        page.addAttribute("searched", true);
        member.ifPresent(found -> page.addAttribute("email", found.email()));
        return "find-id";
    }

    @GetMapping("/reset-password")
    String resetPage(HttpSession session, Model page) {
        page.addAttribute("named", Recovering.in(session).isPresent());
        return "reset-password";
    }

    @PostMapping("/reset-password/account")
    String name(HttpServletRequest call) {
        Recovering.account(recovery.accountOf(forms.email(call)), call.getSession());
        return "redirect:/reset-password";
    }

    @PostMapping("/reset-password/other")
    String another(HttpSession session) {
        Recovering.nobody(session);
        return "redirect:/reset-password";
    }

    @PostMapping("/reset-password")
    String reset(HttpServletRequest call, RedirectAttributes next) {
        var account = Recovering.in(call.getSession(false)).orElse("");
        recovery.resetPassword(forms.attempt("recover_account", call), account, forms.newPassword(call));
        Recovering.nobody(call.getSession());
        next.addFlashAttribute("done", "reset");
        return "redirect:/login";
    }
}
