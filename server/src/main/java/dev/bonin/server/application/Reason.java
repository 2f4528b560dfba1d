package dev.bonin.server.application;

import dev.bonin.verification.PlainText;
import dev.bonin.web.BadInputException;
import dev.bonin.web.ProblemCode;

/** Why an application does what only somebody who has looked may do: one line, kept in the access log. */
final class Reason {
    private static final String MEMBER = "reason";
    private static final int LONGEST = 200;

    private Reason() {}

    static String require(StrictBody body) {
        var reason = body.required(MEMBER);
        if (reason.isBlank() || !PlainText.isPlain(reason, 1, LONGEST) || reason.length() > LONGEST) {
            throw new BadInputException(ProblemCode.MALFORMED_MEMBER, MEMBER);
        }
        return reason;
    }
}
