package dev.bonin.server.application;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.Unlinked;
import dev.bonin.person.PersonId;
import dev.bonin.web.answer.HiddenMembers;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.problem.ProblemCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Answers to applications about their accounts and people. */
final class AccountAnswers {
    private AccountAnswers() {}

    static Map<String, Object> linked(AccountLink link) {
        var members = new HiddenMembers();
        members.put("account", link.account());
        members.put("person_id", link.person().value());
        members.put("linked_at", link.linkedAt().toString());
        return members;
    }

    static Map<String, Object> unlinked(Unlinked unlinked) {
        var members = new HiddenMembers();
        members.put("account", unlinked.link().account());
        members.put("status", "unlinked");
        unlinked.rejoinAfter().ifPresent(after -> members.put("rejoin_after", after.toString()));
        return members;
    }

    /** Returns the same members whether or not there is an account. */
    static Map<String, Object> lookedUp(Optional<AccountLink> found) {
        var members = new HiddenMembers();
        members.put("account", found.map(AccountLink::account).orElse(null));
        return members;
    }

    static Map<String, Object> banned(PersonId person, Optional<Instant> until) {
        var members = new HiddenMembers();
        members.put("person_id", person.value());
        members.put("status", "banned");
        until.ifPresent(end -> members.put("until", end.toString()));
        return members;
    }

    static Map<String, Object> unbanned(PersonId person) {
        var members = new HiddenMembers();
        members.put("person_id", person.value());
        members.put("status", "unbanned");
        return members;
    }

    static BadInputException problem(AccountRefusal refusal) {
        var problem = new BadInputException(code(refusal.reason()));
        return refusal.until()
                .map(until -> problem.with("until", until.toString()))
                .orElse(problem);
    }

    private static ProblemCode code(AccountRefusal.Reason reason) {
        return switch (reason) {
            case UNKNOWN_VERIFICATION -> ProblemCode.UNKNOWN_VERIFICATION;
            case NOT_REDEEMED -> ProblemCode.NOT_REDEEMED;
            case SUBJECT_MISMATCH -> ProblemCode.SUBJECT_MISMATCH;
            case LINK_TOO_LATE -> ProblemCode.LINK_TOO_LATE;
            case VERIFICATION_USED -> ProblemCode.VERIFICATION_USED;
            case NO_PERSON -> ProblemCode.NO_PERSON;
            case PERSON_CONFLICT -> ProblemCode.PERSON_CONFLICT;
            case STANDING_UNKNOWN -> ProblemCode.STANDING_UNKNOWN;
            case ALREADY_LINKED -> ProblemCode.ALREADY_LINKED;
            case ACCOUNT_TAKEN -> ProblemCode.ACCOUNT_TAKEN;
            case UNKNOWN_ACCOUNT -> ProblemCode.UNKNOWN_ACCOUNT;
            case BANNED -> ProblemCode.BANNED;
            case REJOIN_WAIT -> ProblemCode.REJOIN_WAIT;
        };
    }
}
