package dev.bonin.example.shop;

import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import dev.bonin.standing.AccountHint;
import dev.bonin.verification.StoreException;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What all pages have: what the person is told, and where a form ends that is refused. */
@ControllerAdvice
class EveryPage {
    private static final Map<String, String> PAGES = Map.of(
            "/reset-password/account", "/reset-password",
            "/account/email", "/account");

    private final Problems problems;

    EveryPage(Problems problems) {
        this.problems = problems;
    }

    /** Takes it from the session: it is told once. */
    @ModelAttribute
    @Nullable
    Told told(@Nullable HttpSession session, HttpServletRequest call) {
        if (session == null || !call.getMethod().equals("GET")) {
            return null;
        }
        var told = (Told) session.getAttribute(Told.NAME);
        session.removeAttribute(Told.NAME);
        return told;
    }

    @ExceptionHandler
    String refused(RefusedException refused, HttpServletRequest call, RedirectAttributes next) {
        return back(refused.reason(), call, next);
    }

    @ExceptionHandler
    String alreadyMember(AlreadyMemberException member, HttpServletRequest call) {
        call.getSession().setAttribute(Told.NAME, Told.member(member.hint().map(AccountHint::text)));
        return "redirect:/sign-up";
    }

    /** The address is unique in the table. */
    @ExceptionHandler
    String taken(DataIntegrityViolationException taken, HttpServletRequest call, RedirectAttributes next) {
        return back(ShopReason.EMAIL_TAKEN, call, next);
    }

    /** Nothing was stored, so the same form can be sent again. */
    @ExceptionHandler
    String outOfOrder(StoreException failure, HttpServletRequest call, RedirectAttributes next) {
        return back(CallReason.STORAGE_UNAVAILABLE, call, next);
    }

    /** Nobody has to verify again because of a field: then the code is as good as before. */
    private String back(Reason reason, HttpServletRequest call, RedirectAttributes next) {
        next.addFlashAttribute("refusal", problems.problem(reason, call).text("detail"));
        if (reason instanceof ShopReason || reason == CallReason.STORAGE_UNAVAILABLE) {
            next.addFlashAttribute("code", call.getParameter("code"));
            next.addFlashAttribute("typed", call.getParameter("email"));
        }
        return "redirect:" + PAGES.getOrDefault(call.getServletPath(), call.getServletPath());
    }
}
