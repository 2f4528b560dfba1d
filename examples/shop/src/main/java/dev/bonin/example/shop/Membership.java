package dev.bonin.example.shop;

import dev.bonin.account.Accounts;
import dev.bonin.account.Unlinked;
import dev.bonin.audit.Access;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Handovers;
import dev.bonin.handover.Redemption.Refusal;
import dev.bonin.standing.AccountHint;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes and ends memberships. */
@Service
class Membership {
    private static final Access CHANGE = new Access("shop", "web", "change-email");
    private static final Access LEAVE = new Access("shop", "web", "leave");

    private final Handovers handovers;
    private final Accounts accounts;
    private final Members members;

    Membership(Handovers handovers, Accounts accounts, Members members) {
        this.handovers = handovers;
        this.accounts = accounts;
        this.members = members;
    }

    /**
     * Changes the address, if the member was verified once more for it.
     *
     * @param account of the member who is signed in now
     * @throws RefusedException if the code is not good, of another member or was sent before; nothing is stored then
     */
    @Transactional
    public void changeEmail(Attempt attempt, String account, String email) {
        var person = handovers.redeem(attempt.about(account)).orElseThrow(RefusedException::new);
        if (!person.firstTime()) {
            throw new RefusedException(Refusal.ALREADY_REDEEMED);
        }
        var member = members.findById(account).orElseThrow();
        member.changeEmail(email);
        members.saveAndFlush(member);
        accounts.changeHint("", account, Optional.of(AccountHint.ofEmail(email)), CHANGE);
    }

    /**
     * Ends a membership (탈퇴).
     *
     * @return when the person may join again; empty if at once
     */
    @Transactional
    public Optional<Instant> leave(String account) {
        members.deleteById(account);
        return accounts.unlink("", account, LEAVE).flatMap(Unlinked::rejoinAfter);
    }
}
