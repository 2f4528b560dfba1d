package dev.bonin.server.application;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Scope;
import dev.bonin.application.WindowlessRefusal;
import dev.bonin.application.WindowlessVerifications;
import dev.bonin.application.WindowlessVerifications.Caller;
import dev.bonin.handover.Redemption;
import dev.bonin.reason.CallReason;
import dev.bonin.secret.WindowlessSession;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.web.answer.HiddenMembers;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Verifications by phone without a window. The guard has authenticated the caller before. */
@RestController
@CalledByApplications
@RequestMapping("/v1/verifications/{id}")
final class WindowlessEndpoints {
    private static final String SESSION = "session";
    private static final String CODE = "code";
    private static final int LONGEST_CODE = 20;

    private final Optional<WindowlessVerifications> windowless;
    private final ApplicationVerifications verifications;
    private final PhoneBudgets budgets;

    /** @param windowless empty if there is no agency that verifies by phone; the addresses do not exist then */
    WindowlessEndpoints(
            Optional<WindowlessVerifications> windowless,
            ApplicationVerifications verifications,
            PhoneBudgets budgets) {
        this.windowless = windowless;
        this.verifications = verifications;
        this.budgets = budgets;
    }

    @PostMapping("/send")
    Map<String, Object> send(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        var verification = known(caller, id);
        var body = StrictBody.read(request, PersonMembers.NAMES);
        var order = PersonMembers.order(body);
        var sender = sender(caller, verification, body);
        budgets.takeMessage(caller, verification, order.phone());
        return standing(byPhone().send(sender, order));
    }

    @PostMapping("/resend")
    Map<String, Object> resend(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        var verification = known(caller, id);
        var sender = sender(caller, verification, StrictBody.read(request, Set.of(SESSION)));
        budgets.takeMessage(caller, verification);
        return standing(byPhone().resend(sender));
    }

    /** Returns who sends, once it is certain that they may: a refused call takes nothing from a budget. */
    private Caller sender(Application caller, VerificationRequest verification, StrictBody body) {
        var sender = caller(caller, verification, body);
        byPhone().refusal(sender).ifPresent(refusal -> {
            throw new BadInputException(refusal);
        });
        return sender;
    }

    @PostMapping("/confirm")
    Map<String, Object> confirm(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        var verification = known(caller, id);
        var body = StrictBody.read(request, Set.of(SESSION, CODE));
        budgets.takeCode(verification);
        var confirmed = byPhone().confirm(caller(caller, verification, body), code(body));
        var outcome = confirmed.fold(done -> done, WindowlessEndpoints::refuse);
        return outcome.fold(
                accepted -> finished(caller, accepted, accepted.code()),
                waiting -> finished(caller, waiting, waiting.code()),
                refused -> refused(caller, refused));
    }

    private static Optional<String> code(StrictBody body) {
        var code = body.text(CODE);
        if (code.filter(text -> !text.matches("[0-9A-Za-z]{1," + LONGEST_CODE + "}"))
                .isPresent()) {
            throw BadMember.malformed(CODE);
        }
        return code;
    }

    private Map<String, Object> finished(Application caller, Outcome outcome, Optional<HandoverCode> code) {
        var members = new HiddenMembers();
        members.putAll(VerificationAnswers.standing(known(caller, outcome.id().value())));
        code.map(HandoverCode::proof).ifPresent(redemption -> members.put(CODE, redemption.reveal()));
        return members;
    }

    /** A refusal by a policy is an outcome. Any other is a problem: nothing of it is stored. */
    private Map<String, Object> refused(Application caller, Outcome.Refused refused) {
        if (refused.judgement().refusal().isEmpty()) {
            throw new BadInputException(refused.reason());
        }
        return VerificationAnswers.standing(known(caller, refused.id().value()));
    }

    private static Map<String, Object> standing(Reply<VerificationRequest, WindowlessRefusal> reply) {
        return reply.fold(VerificationAnswers::standing, refusal -> {
            throw new BadInputException(refusal);
        });
    }

    private WindowlessVerifications byPhone() {
        return windowless.orElseThrow(() -> new BadInputException(CallReason.NOT_FOUND));
    }

    /** Returns the verification of a caller that may do without a window, until the scope is taken away. */
    private VerificationRequest known(Application caller, String id) {
        CallerAccess.require(caller, Scope.WINDOWLESS);
        return VerificationId.tryParse(id)
                .flatMap(shaped -> verifications.find(caller.requester(), shaped))
                .orElseThrow(() -> new BadInputException(Redemption.Refusal.UNKNOWN));
    }

    private static Caller caller(Application caller, VerificationRequest verification, StrictBody body) {
        return new Caller(caller.requester(), verification.id(), WindowlessSession.tryParse(body.required(SESSION)));
    }

    private static Outcome refuse(WindowlessRefusal refusal) {
        throw new BadInputException(refusal);
    }
}
