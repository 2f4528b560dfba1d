package dev.bonin.boot;

import dev.bonin.account.Accounts;
import dev.bonin.account.Unlinked;
import dev.bonin.audit.Access;
import dev.bonin.chore.Chores;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.Circumstances;
import dev.bonin.policy.Policy;
import dev.bonin.policy.Verdict;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationFinished;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationId;
import dev.bonin.web.CurrentAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

/** A small application with the starter, written as its users write theirs. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Shop {

    /** Nothing happens by itself, so that tests say when. */
    @Bean
    Chores idle() {
        return Chores.start(List.of(), (chore, failure) -> {});
    }

    @Bean
    Notes notes() {
        return new Notes();
    }

    /** What the application got. */
    static final class Notes {
        final List<Outcome.Accepted> accepted = new CopyOnWriteArrayList<>();
        final List<Outcome.Refused> refused = new CopyOnWriteArrayList<>();
        final List<String> sessions = new CopyOnWriteArrayList<>();
        final List<VerificationFinished> events = new CopyOnWriteArrayList<>();
        final AtomicInteger failuresToCome = new AtomicInteger();
    }

    @Bean
    @Order(1)
    VerificationHandler witness(Notes notes, HttpServletRequest call) {
        return outcome -> outcome.fold(
                accepted -> {
                    Optional.ofNullable(call.getSession(false))
                            .ifPresent(session -> notes.sessions.add(session.getId()));
                    return notes.accepted.add(accepted);
                },
                waiting -> false,
                notes.refused::add);
    }

    /** The session remembers who was verified in it: an id that a form brings could be anybody's. */
    @Bean
    @Order(2)
    VerificationHandler signUp(HttpServletRequest call) {
        return outcome -> outcome.fold(
                accepted -> {
                    if (accepted.bound() && accepted.purpose().equals("signup")) {
                        call.getSession().setAttribute("verified", accepted.id().value());
                    }
                    return true;
                },
                otherwise -> false);
    }

    @Bean
    Listener listener(Notes notes) {
        return new Listener(notes);
    }

    /** Hears of outcomes, and fails first as often as it is set to. */
    record Listener(Notes notes) {
        @EventListener
        void finished(VerificationFinished event) {
            if (notes.failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("no time for member 42");
            }
            notes.events.add(event);
        }
    }

    @Bean
    CurrentAccount currentAccount() {
        return request ->
                Optional.ofNullable(request.getSession(false)).map(session -> (String) session.getAttribute("member"));
    }

    @Bean
    Policy bornInTheSeventies() {
        return new Policy() {
            @Override
            public String name() {
                return "born_in_the_seventies";
            }

            @Override
            public Set<IdentityValue> needs() {
                return Set.of(IdentityValue.BIRTHDAY);
            }

            @Override
            public Verdict judge(Identity identity, Circumstances circumstances) {
                return identity.birthDate()
                        .verified()
                        .map(born -> born.reveal().getYear() / 10 == 197
                                ? Verdict.pass()
                                : Verdict.fail("not_of_the_seventies"))
                        .orElseGet(() -> Verdict.unavailable("birthday_unverified"));
            }
        };
    }

    /** What the application itself does. */
    @RestController
    record Pages(Accounts accounts, KeptIdentities identities) {
        private static final Access SIGN_UP = new Access("shop", "web", "sign-up");

        @PostMapping("/sign-in")
        String signIn(@RequestParam String member, HttpServletRequest request) {
            request.getSession().setAttribute("member", member);
            return request.getSession().getId();
        }

        @PostMapping("/sign-up")
        String signUp(@RequestParam String member, @SessionAttribute("verified") String verified) {
            return accounts.link("", member, new VerificationId(verified), SIGN_UP)
                    .fold(linked -> "welcome", refusal -> switch (refusal.reason()) {
                        case ALREADY_LINKED -> "sign in: you have an account";
                        case ACCOUNT_TAKEN -> "choose another name";
                        case BANNED, REJOIN_WAIT ->
                            "come back: "
                                    + refusal.until().map(Object::toString).orElse("never");
                        case LINK_TOO_LATE, VERIFICATION_USED, UNKNOWN_VERIFICATION, NO_PERSON -> "verify again";
                        case PERSON_CONFLICT, STANDING_UNKNOWN -> "write to us: we have to look who you are";
                        case SUBJECT_MISMATCH -> "sign out first";
                        case NOT_REDEEMED, UNKNOWN_ACCOUNT ->
                            throw new IllegalStateException(refusal.reason().code());
                    });
        }

        @PostMapping("/leave")
        String leave(@SessionAttribute("member") String member, HttpServletRequest call) {
            call.getSession().removeAttribute("member");
            return accounts.unlink("", member, new Access("shop", "web", "leave"))
                    .flatMap(Unlinked::rejoinAfter)
                    .map(end -> "goodbye, until " + end)
                    .orElse("goodbye");
        }

        @PostMapping("/delivery-name")
        String nameForDelivery(@SessionAttribute("verified") String verified) {
            var access = new Access("shop", "web", "delivery");
            return identities
                    .open(new VerificationId(verified), Set.of(IdentityValue.NAME), access)
                    .flatMap(kept -> kept.name().verified())
                    .map(name -> name.reveal())
                    .orElse("");
        }
    }
}
