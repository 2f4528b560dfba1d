package dev.bonin.example.shop;

import dev.bonin.standing.AccountHint;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.web.CurrentAccount;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Bonin asks of the shop: which account a browser starts for, and what to do with an outcome. */
@Configuration(proxyBeanMethods = false)
class ShopVerification {

    /** The member who is signed in; else the one whose password somebody wants to reset here. */
    @Bean
    CurrentAccount currentAccount() {
        return call -> Optional.ofNullable(call.getUserPrincipal())
                .map(Principal::getName)
                .or(() -> Recovering.in(call.getSession(false)));
    }

    /** Remembers in the session of the browser that finished what the next page tells the person. */
    @Bean
    VerificationHandler telling(HttpServletRequest call, Problems problems) {
        return outcome -> call.getSession().setAttribute(Told.NAME, told(outcome, call, problems));
    }

    private static Told told(Outcome outcome, HttpServletRequest call, Problems problems) {
        return outcome.fold(
                accepted -> accepted.purpose().equals("signup")
                                && accepted.judgement().account().equals(Optional.of(Membership.EXISTING))
                        ? Told.member(accepted.hint().map(AccountHint::text))
                        : Told.nothing(),
                waiting -> Told.nothing(),
                refused -> Told.refused(refused.judgement()
                        .refusal()
                        .map(decision -> problems.problem(decision, call))
                        .orElseGet(() -> problems.problem(refused.reason(), call))
                        .text("detail")));
    }
}
