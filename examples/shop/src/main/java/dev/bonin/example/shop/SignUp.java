package dev.bonin.example.shop;

import dev.bonin.account.Accounts;
import dev.bonin.audit.Access;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Handovers;
import dev.bonin.handover.Redemption;
import dev.bonin.standing.AccountHint;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes members. Code, member and link are one transaction: all are stored, or none, and then the code can be sent
 * again.
 */
@Service
class SignUp {
    private static final Access ACCESS = new Access("shop", "web", "sign-up");

    private final Handovers handovers;
    private final Accounts accounts;
    private final Members members;

    SignUp(Handovers handovers, Accounts accounts, Members members) {
        this.handovers = handovers;
        this.accounts = accounts;
        this.members = members;
    }

    /**
     * Makes a member of the person whom the code verified. The same form again returns the same member.
     *
     * @param password as a hash
     * @throws RefusedException if the code is not good or the person may have no account; nothing is stored then
     * @throws AlreadyMemberException if the person is a member
     */
    @Transactional
    public Member signUp(Attempt attempt, String email, String password) {
        var person = handovers.redeem(attempt).orElseThrow(RefusedException::new);
        return person.account().isPresent() ? memberOf(person, email) : join(person, email, password);
    }

    private Member join(Redemption person, String email, String password) {
        var name = person.identity().name().verified().orElseThrow().reveal();
        var member = members.saveAndFlush(new Member(email, password, name));
        accounts.link("", member.id(), person.id(), AccountHint.ofEmail(email), ACCESS)
                .orElseThrow(refused -> new RefusedException(refused.reason()));
        return member;
    }

    /** If the answer to the form was lost and it was sent again, the person is the member whom it has made. */
    private Member memberOf(Redemption person, String email) {
        return person.account()
                .filter(account -> !person.firstTime())
                .flatMap(members::findById)
                .filter(member -> member.email().equals(email))
                .orElseThrow(() -> new AlreadyMemberException(person.hint()));
    }
}
