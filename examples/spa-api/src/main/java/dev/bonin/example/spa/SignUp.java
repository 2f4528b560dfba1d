package dev.bonin.example.spa;

import dev.bonin.account.Accounts;
import dev.bonin.audit.Access;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Handovers;
import dev.bonin.handover.Redemption;
import dev.bonin.handover.Redemption.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes members. The redeeming of the code, the member and the link to the person are one transaction: all are stored,
 * or none, and then the code can be redeemed again.
 */
@Service
class SignUp {
    private static final Access ACCESS = new Access("members-api", "web", "sign-up");

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
     * @throws RefusedException if the code is not good, the login name is taken or the person may have no account here;
     *     nothing is stored then
     */
    @Transactional
    public Member signUp(Attempt attempt, String login, String password) {
        var person = handovers.redeem(attempt).fold(redeemed -> redeemed, refusal -> {
            throw new RefusedException(refusal);
        });
        return person.firstTime() ? join(person, login, password) : joined(person, login);
    }

    private Member join(Redemption person, String login, String password) {
        var name = person.identity().name().verified().orElseThrow().reveal();
        var birthDate = person.identity().birthDate().verified().orElseThrow().reveal();
        var member = members.add(new Member(UUID.randomUUID().toString(), login, password, name, birthDate));
        return accounts.link("", member.id(), person.id(), ACCESS).fold(linked -> member, refusal -> {
            throw new RefusedException(refusal.reason());
        });
    }

    /** The answer to the form was lost, and it was sent again; a form with another login name is another form. */
    private Member joined(Redemption again, String login) {
        return again.account()
                .flatMap(members::find)
                .filter(member -> member.login().equals(login))
                .orElseThrow(() -> new RefusedException(Refusal.ALREADY_REDEEMED));
    }
}
