package dev.bonin.server.application;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.Unlinked;
import dev.bonin.person.PersonId;
import dev.bonin.web.answer.HiddenMembers;
import dev.bonin.web.problem.BadInputException;
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
        var problem = new BadInputException(refusal.reason());
        return refusal.until()
                .map(until -> problem.with("until", until.toString()))
                .orElse(problem);
    }
}
