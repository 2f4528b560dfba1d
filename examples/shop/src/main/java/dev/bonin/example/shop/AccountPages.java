package dev.bonin.example.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of members who are signed in. */
@Controller
class AccountPages {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Membership membership;
    private final Members members;
    private final Forms forms;

    AccountPages(Membership membership, Members members, Forms forms) {
        this.membership = membership;
        this.members = members;
        this.forms = forms;
    }

    /** Somebody who has left in another browser is still signed in here, and is signed out now. */
    @GetMapping("/account")
    String page(Principal account, HttpServletRequest call, Model page) throws ServletException {
        var member = members.findById(account.getName());
        if (member.isEmpty()) {
            call.logout();
            return "redirect:/";
        }
        page.addAttribute("member", member.get());
        return "account";
    }

    @PostMapping("/account/email")
    String changeEmail(Principal member, HttpServletRequest call, RedirectAttributes next) {
        membership.changeEmail(forms.attempt("step_up", call), member.getName(), forms.email(call));
        next.addFlashAttribute("done", "changed");
        return "redirect:/account";
    }

    @PostMapping("/account/leave")
    String leave(Principal member, HttpServletRequest call, RedirectAttributes next) throws ServletException {
        var rejoinAfter = membership.leave(member.getName());
        call.logout();
        next.addFlashAttribute("done", "left");
        rejoinAfter.ifPresent(at ->
                next.addFlashAttribute("rejoin", at.atZone(SEOUL).toLocalDate().plusDays(1)));
        return "redirect:/";
    }
}
