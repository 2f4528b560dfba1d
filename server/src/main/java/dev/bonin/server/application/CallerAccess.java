package dev.bonin.server.application;

import dev.bonin.application.Application;
import dev.bonin.application.Scope;
import dev.bonin.audit.Access;
import dev.bonin.reason.CallReason;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;

/** Checks the scopes of applications, and describes their access for the access log. */
final class CallerAccess {
    private final CallerBudgets callers;

    CallerAccess(CallerBudgets callers) {
        this.callers = callers;
    }

    /** @throws BadInputException if the reason is not one line */
    Access of(Application caller, HttpServletRequest request, String reason) {
        try {
            return new Access("application:" + caller.name(), callers.addressOf(request), reason);
        } catch (IllegalArgumentException unusable) {
            throw new BadInputException(CallReason.MALFORMED_MEMBER, "reason");
        }
    }

    /** @throws BadInputException if the application has no such scope */
    static void require(Application caller, Scope scope) {
        if (!caller.has(scope)) {
            throw new BadInputException(CallReason.MISSING_SCOPE).with("scope", scope.code());
        }
    }
}
