package dev.bonin.server.application;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Order;
import dev.bonin.application.Scope;
import dev.bonin.application.WindowlessOrder;
import dev.bonin.audit.Access;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Eraser.Result;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.guardian.Guardians;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Redemption;
import dev.bonin.reason.CallReason;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.NamedBudget;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.request.TypedMembers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints for servers of applications. The guard has authenticated the caller before. */
@RestController
@CalledByApplications
@RequestMapping("/v1/verifications")
final class VerificationEndpoints {
    private static final String POLICIES = "policies";
    private static final String WINDOW = "window";
    private static final int MOST_POLICIES = 16;
    private static final int LONGEST_POLICY = 200;
    private static final Set<VerificationState> FINISHED =
            EnumSet.of(VerificationState.ACCEPTED, VerificationState.GUARDIAN_NEEDED);
    private static final Set<String> ORDER = order();
    private static final Set<String> REDEMPTION = Set.of("code", "subject", "expect_purpose");

    private final ApplicationVerifications verifications;
    private final Guardians guardians;
    private final Eraser eraser;
    private final NamedBudget orders;
    private final CallerBudgets callers;
    private final PageLink link;
    private final boolean verifiesByPhone;

    VerificationEndpoints(
            ApplicationVerifications verifications,
            Guardians guardians,
            Eraser eraser,
            NamedBudget orders,
            CallerBudgets callers,
            PageLink link,
            boolean verifiesByPhone) {
        this.verifications = verifications;
        this.guardians = guardians;
        this.eraser = eraser;
        this.callers = callers;
        this.orders = orders;
        this.link = link;
        this.verifiesByPhone = verifiesByPhone;
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> order(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller, HttpServletRequest request) {
        orders.take(caller.name());
        var body = StrictBody.read(request, ORDER);
        return ResponseEntity.status(201)
                .body(body.flag(WINDOW, true) ? order(caller, body) : windowless(caller, body));
    }

    private Map<String, Object> order(Application caller, StrictBody body) {
        var order = new Order(
                body.text("purpose"),
                body.required("subject"),
                body.required("return_url"),
                body.text("state"),
                wish(body));
        var placed = verifications.order(caller.requester(), order).fold(taken -> taken, VerificationEndpoints::refuse);
        return VerificationAnswers.placed(placed, link.of(placed.page()));
    }

    /** Without a window there is no page to come back from. */
    private Map<String, Object> windowless(Application caller, StrictBody body) {
        CallerAccess.require(caller, Scope.WINDOWLESS);
        if (!verifiesByPhone) {
            throw refused(Order.Refusal.WINDOW_NEEDED);
        }
        for (var ofAPage : List.of("return_url", "state")) {
            if (body.has(ofAPage)) {
                throw BadMember.malformed(ofAPage);
            }
        }
        var order = new WindowlessOrder(body.text("purpose"), body.required("subject"), wish(body));
        return VerificationAnswers.placed(verifications
                .order(caller.requester(), order)
                .fold(taken -> taken, VerificationEndpoints::refuseWindowless));
    }

    private static Set<String> order() {
        var members = new HashSet<>(Set.of("purpose", "subject", "return_url", "state", WINDOW, POLICIES));
        members.addAll(TypedMembers.NAMES.keySet());
        return members;
    }

    private static RequestedTerms wish(StrictBody body) {
        var policies = body.texts(POLICIES, MOST_POLICIES, LONGEST_POLICY);
        return new RequestedTerms(Optional.empty(), policies, TypedMembers.form(body::text));
    }

    @GetMapping("/{id}")
    Map<String, Object> find(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller, @PathVariable String id) {
        var request = known(caller, id);
        return VerificationAnswers.standing(request, guardians.decision(request));
    }

    @PostMapping("/{id}/cancel")
    Map<String, Object> cancel(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller, @PathVariable String id) {
        var request = verifications.cancel(caller.requester(), known(caller, id).id());
        var afterwards = request.orElseThrow(() -> new BadInputException(Redemption.Refusal.UNKNOWN));
        if (FINISHED.contains(afterwards.state())) {
            throw new BadInputException(CallReason.ALREADY_ACCEPTED);
        }
        return VerificationAnswers.standing(afterwards);
    }

    @PostMapping("/{id}/redeem")
    Map<String, Object> redeem(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        var verification = known(caller, id);
        var body = StrictBody.read(request, REDEMPTION);
        var attempt = Attempt.of(body.required("code"), body.required("expect_purpose"))
                .about(body.required("subject"))
                .from(callers.addressOf(request))
                .named(IdempotencyKey.of(request));
        return VerificationAnswers.redeemed(verifications
                .redeem(caller.requester(), verification.id(), attempt)
                .fold(redemption -> redemption, VerificationEndpoints::refuse));
    }

    /**
     * Erases the person. Idempotent, so a caller may retry. A request without a finish is cancelled: it has no person.
     */
    @DeleteMapping("/{id}")
    Map<String, Object> erase(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        return erased(caller, id, request, AtSource.inAddress(request));
    }

    @PostMapping("/{id}/erase")
    Map<String, Object> postErase(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        return erased(caller, id, request, AtSource.inAddressOrBody(request));
    }

    private Map<String, Object> erased(Application caller, String id, HttpServletRequest request, boolean atSource) {
        var verification = known(caller, id);
        var access = new Access("application:" + caller.name(), callers.addressOf(request), "erasure");
        var result = eraser.erase(verification.id(), Cause.APPLICATION, atSource, access);
        return result instanceof Result.Erased erased
                ? VerificationAnswers.erased(erased.entry())
                : VerificationAnswers.standing(known(caller, id));
    }

    private VerificationRequest known(Application caller, String id) {
        return VerificationId.tryParse(id)
                .flatMap(shaped -> verifications.find(caller.requester(), shaped))
                .orElseThrow(() -> new BadInputException(Redemption.Refusal.UNKNOWN));
    }

    private static Order.Placed refuse(Order.Refusal refusal) {
        throw refused(refusal);
    }

    private static WindowlessOrder.Placed refuseWindowless(Order.Refusal refusal) {
        throw refused(refusal);
    }

    private static BadInputException refused(Order.Refusal refusal) {
        return new BadInputException(refusal, refusal.member());
    }

    private static Redemption refuse(Redemption.Refusal refusal) {
        throw new BadInputException(refusal);
    }
}
