package dev.bonin.server.application;

import dev.bonin.account.AccountLink;
import dev.bonin.account.Accounts.Left;
import dev.bonin.account.Ban;
import dev.bonin.web.HiddenMembers;
import java.util.Map;
import java.util.Optional;

/** How an application is told of its accounts. */
final class AccountAnswers {
    private static final String ACCOUNT = "account";
    private static final String PERSON = "person_id";

    private AccountAnswers() {}

    static Map<String, Object> linked(AccountLink link) {
        var members = new HiddenMembers();
        members.put(ACCOUNT, link.account());
        members.put(PERSON, link.person().value());
        members.put("verification_id", link.verification().value());
        members.put("linked_at", link.linkedAt().toString());
        return members;
    }

    static Map<String, Object> unlinked(Left left) {
        var members = new HiddenMembers();
        members.put(ACCOUNT, left.link().account());
        members.put(PERSON, left.link().person().value());
        members.put("status", "unlinked");
        left.rejoinAfter().ifPresent(after -> members.put("rejoin_after", after.toString()));
        return members;
    }

    static Map<String, Object> lookedUp(Optional<AccountLink> found) {
        var members = new HiddenMembers();
        members.put("found", found.isPresent());
        members.put(ACCOUNT, found.map(AccountLink::account).orElse(""));
        return members;
    }

    static Map<String, Object> banned(Ban ban) {
        var members = new HiddenMembers();
        members.put(PERSON, ban.person().value());
        members.put("status", "banned");
        ban.until().ifPresent(until -> members.put("until", until.toString()));
        return members;
    }

    static Map<String, Object> unbanned(String person) {
        var members = new HiddenMembers();
        members.put(PERSON, person);
        members.put("status", "unbanned");
        return members;
    }
}
