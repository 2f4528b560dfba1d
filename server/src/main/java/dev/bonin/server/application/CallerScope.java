package dev.bonin.server.application;

import dev.bonin.application.Application;
import dev.bonin.application.Scope;
import dev.bonin.web.BadInputException;
import dev.bonin.web.ProblemCode;

/** What an application has to be allowed before anything of a call is looked at. */
final class CallerScope {
    private CallerScope() {}

    static void require(Application caller, Scope scope) {
        if (!caller.scopes().contains(scope)) {
            throw new BadInputException(ProblemCode.MISSING_SCOPE, scope.code());
        }
    }
}
