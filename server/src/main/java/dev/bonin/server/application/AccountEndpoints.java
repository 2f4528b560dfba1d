package dev.bonin.server.application;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.Accounts;
import dev.bonin.application.Application;
import dev.bonin.application.PlainText;
import dev.bonin.application.Scope;
import dev.bonin.reason.CallReason;
import dev.bonin.standing.AccountHint;
import dev.bonin.verification.VerificationId;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of the calling application. Accounts of other applications are answered as unknown. */
@RestController
@CalledByApplications
@RequestMapping("/v1/accounts")
final class AccountEndpoints {
    private static final String VERIFICATION = "verification_id";
    private static final String REPLACE = "replace";
    private static final String REASON = "reason";
    private static final String HINT = "hint";
    private static final Set<String> LINK = Set.of(VERIFICATION, REPLACE, REASON, HINT);
    private static final Set<String> CHANGED_HINT = Set.of(HINT);
    private static final Set<String> LOOKUP = Set.of(VERIFICATION);
    private static final Set<String> NOTHING = Set.of();
    private static final int LONGEST_ACCOUNT = 256;

    private final Accounts accounts;
    private final CallerAccess access;

    AccountEndpoints(Accounts accounts, CallerAccess access) {
        this.accounts = accounts;
        this.access = access;
    }

    /** Links. POST does the same as PUT, for callers whose clients or proxies pass on nothing else. */
    @RequestMapping(
            path = "/{account}/person",
            method = {RequestMethod.PUT, RequestMethod.POST})
    ResponseEntity<Map<String, Object>> link(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String account,
            HttpServletRequest request) {
        var body = StrictBody.read(request, LINK);
        return body.flag(REPLACE)
                ? relink(caller, plain(account), body, request)
                : link(caller, plain(account), body, request);
    }

    private ResponseEntity<Map<String, Object>> link(
            Application caller, String account, StrictBody body, HttpServletRequest request) {
        var verification = verification(body);
        var access = this.access.of(caller, request, body.text(REASON).orElse("link"));
        var before = accounts.find(caller.name(), account).map(AccountLink::verification);
        var link = accounts.link(caller.name(), account, verification, hint(body), access)
                .fold(granted -> granted, AccountEndpoints::refuse);
        int status = before.equals(Optional.of(verification)) ? 200 : 201;
        return ResponseEntity.status(status).body(AccountAnswers.linked(link));
    }

    private ResponseEntity<Map<String, Object>> relink(
            Application caller, String account, StrictBody body, HttpServletRequest request) {
        CallerAccess.require(caller, Scope.RELINK);
        if (body.has(HINT)) {
            throw BadMember.malformed(HINT); // the account keeps its own
        }
        var access = this.access.of(caller, request, body.required(REASON));
        var link = accounts.relink(caller.name(), account, verification(body), access)
                .fold(granted -> granted, AccountEndpoints::refuse);
        return ResponseEntity.ok(AccountAnswers.linked(link));
    }

    /** Changes the hint, or removes it if the body has none. */
    @RequestMapping(
            path = "/{account}/hint",
            method = {RequestMethod.PUT, RequestMethod.POST})
    ResponseEntity<Void> changeHint(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String account,
            HttpServletRequest request) {
        var hint = hint(StrictBody.read(request, CHANGED_HINT));
        if (!accounts.changeHint(caller.name(), plain(account), hint, access.of(caller, request, "hint"))) {
            throw unknown();
        }
        return ResponseEntity.noContent().build();
    }

    private static Optional<AccountHint> hint(StrictBody body) {
        return body.text(HINT).map(text -> AccountHint.tryParse(text).orElseThrow(() -> BadMember.malformed(HINT)));
    }

    @GetMapping("/{account}")
    Map<String, Object> find(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller, @PathVariable String account) {
        var link = accounts.find(caller.name(), plain(account)).orElseThrow(AccountEndpoints::unknown);
        var members = AccountAnswers.linked(link);
        members.put(VERIFICATION, link.verification().value());
        return members;
    }

    @DeleteMapping("/{account}")
    Map<String, Object> unlink(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String account,
            HttpServletRequest request) {
        return unlinked(caller, account, request);
    }

    @PostMapping("/{account}/unlink")
    Map<String, Object> postUnlink(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String account,
            HttpServletRequest request) {
        StrictBody.readIfAny(request, NOTHING);
        return unlinked(caller, account, request);
    }

    private Map<String, Object> unlinked(Application caller, String account, HttpServletRequest request) {
        CallerAccess.require(caller, Scope.UNLINK);
        return accounts.unlink(caller.name(), plain(account), access.of(caller, request, "unlink"))
                .map(AccountAnswers::unlinked)
                .orElseThrow(AccountEndpoints::unknown);
    }

    @PostMapping("/lookup")
    Map<String, Object> lookUp(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller, HttpServletRequest request) {
        var body = StrictBody.read(request, LOOKUP);
        var link = accounts.lookUp(caller.name(), verification(body), access.of(caller, request, "lookup"))
                .fold(found -> found, refusal -> {
                    throw AccountAnswers.problem(refusal);
                });
        return AccountAnswers.lookedUp(link);
    }

    private static String plain(String account) {
        if (!PlainText.isPlain(account, 1, LONGEST_ACCOUNT)) {
            throw new BadInputException(CallReason.MALFORMED_MEMBER, "account");
        }
        return account;
    }

    private static VerificationId verification(StrictBody body) {
        return VerificationId.tryParse(body.required(VERIFICATION))
                .orElseThrow(() -> new BadInputException(AccountRefusal.Reason.UNKNOWN_VERIFICATION));
    }

    private static AccountLink refuse(AccountRefusal refusal) {
        throw AccountAnswers.problem(refusal);
    }

    private static BadInputException unknown() {
        return new BadInputException(AccountRefusal.Reason.UNKNOWN_ACCOUNT);
    }
}
