package dev.bonin.server.application;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.Accounts;
import dev.bonin.application.Application;
import dev.bonin.application.Scope;
import dev.bonin.audit.Access;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.web.BadInputException;
import dev.bonin.web.CallerBudgets;
import dev.bonin.web.ProblemCode;
import dev.bonin.web.ProblemsAnswered;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One account per person, for applications. Who calls, the guard has found out before; of others' accounts nobody learns anything. */
@RestController
@ProblemsAnswered
@RequestMapping("/v1/accounts")
final class AccountEndpoints {
    private static final Set<String> LINK = Set.of("verification_id", "replace", "reason");
    private static final Set<String> LOOKUP = Set.of("verification_id");

    private final Accounts accounts;
    private final CallerBudgets callers;

    AccountEndpoints(Accounts accounts, CallerBudgets callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    /** Links a redeemed verification's person; with {@code replace}, to an account that has somebody else. */
    @PutMapping("/{account}/person")
    ResponseEntity<Map<String, Object>> link(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String account,
            HttpServletRequest request)
            throws IOException {
        var body = StrictBody.read(request, LINK);
        var name = AccountName.require(account);
        var verification = verification(body);
        var before = accounts.find(caller.name(), name);
        var linked = body.isTrue("replace")
                ? relink(caller, name, verification, Reason.require(body), request)
                : accounts.link(caller.name(), name, verification, access(caller, request, "link"));
        var link = linked.fold(granted -> granted, refusal -> {
            throw problem(refusal);
        });
        return ResponseEntity.status(before.filter(link::equals).isPresent() ? 200 : 201)
                .body(AccountAnswers.linked(link));
    }

    private Reply<AccountLink, AccountRefusal> relink(
            Application caller,
            String account,
            VerificationId verification,
            String reason,
            HttpServletRequest request) {
        CallerScope.require(caller, Scope.RELINK);
        return accounts.relink(caller.name(), account, verification, access(caller, request, reason));
    }

    private static VerificationId verification(StrictBody body) {
        return VerificationId.tryParse(body.required("verification_id"))
                .orElseThrow(() -> new BadInputException(ProblemCode.UNKNOWN_VERIFICATION));
    }

    @GetMapping("/{account}")
    Map<String, Object> find(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller, @PathVariable String account) {
        return accounts.find(caller.name(), AccountName.require(account))
                .map(AccountAnswers::linked)
                .orElseThrow(() -> new BadInputException(ProblemCode.UNKNOWN_ACCOUNT));
    }

    @DeleteMapping("/{account}")
    Map<String, Object> unlink(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String account,
            HttpServletRequest request) {
        CallerScope.require(caller, Scope.UNLINK);
        var name = AccountName.require(account);
        return accounts.unlink(caller.name(), name, access(caller, request, "unlink"))
                .map(AccountAnswers::unlinked)
                .orElseThrow(() -> new BadInputException(ProblemCode.UNKNOWN_ACCOUNT));
    }

    /** Told once for a verification, and in the same shape whether or not there is an account. */
    @PostMapping("/lookup")
    Map<String, Object> lookUp(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller, HttpServletRequest request)
            throws IOException {
        var verification = verification(StrictBody.read(request, LOOKUP));
        return AccountAnswers.lookedUp(accounts.lookUp(caller.name(), verification, access(caller, request, "lookup"))
                .fold(granted -> granted, refusal -> {
                    throw problem(refusal);
                }));
    }

    private Access access(Application caller, HttpServletRequest request, String reason) {
        return new Access("application:" + caller.name(), callers.addressOf(request), reason);
    }

    private static BadInputException problem(AccountRefusal refusal) {
        var problem = new BadInputException(
                switch (refusal.reason()) {
                    case UNKNOWN_VERIFICATION -> ProblemCode.UNKNOWN_VERIFICATION;
                    case NOT_REDEEMED -> ProblemCode.NOT_REDEEMED;
                    case SUBJECT_MISMATCH -> ProblemCode.SUBJECT_MISMATCH;
                    case LINK_TOO_LATE -> ProblemCode.LINK_TOO_LATE;
                    case VERIFICATION_USED -> ProblemCode.VERIFICATION_USED;
                    case NO_PERSON -> ProblemCode.NO_PERSON;
                    case ALREADY_LINKED -> ProblemCode.ALREADY_LINKED;
                    case ACCOUNT_TAKEN -> ProblemCode.ACCOUNT_TAKEN;
                    case UNKNOWN_ACCOUNT -> ProblemCode.UNKNOWN_ACCOUNT;
                    case BANNED -> ProblemCode.BANNED;
                    case REJOIN_WAIT -> ProblemCode.REJOIN_WAIT;
                });
        return refusal.until()
                .map(until -> problem.with("until", until.toString()))
                .orElse(problem);
    }
}
