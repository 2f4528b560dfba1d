package dev.bonin.server.application;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;

/** Refusals of a member of a body. They name the member, and never its value. */
final class BadMember {
    private BadMember() {}

    static BadInputException missing(String member) {
        return new BadInputException(CallReason.MISSING_MEMBER, member);
    }

    static BadInputException malformed(String member) {
        return new BadInputException(CallReason.MALFORMED_MEMBER, member);
    }
}
