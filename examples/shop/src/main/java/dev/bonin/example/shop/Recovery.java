package dev.bonin.example.shop;

import dev.bonin.handover.Attempt;
import dev.bonin.handover.Handovers;
import dev.bonin.handover.Redemption.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds members back to their accounts. */
@Service
class Recovery {
    private final Handovers handovers;
    private final Members members;

    Recovery(Handovers handovers, Members members) {
        this.handovers = handovers;
        this.members = members;
    }

    /**
     * Returns the account that the verified person has (아이디 찾기); empty if they have none.
     *
     * @throws RefusedException if the code is not good
     */
    @Transactional
    public Optional<Member> find(Attempt attempt) {
        var person = handovers.redeem(attempt).orElseThrow(RefusedException::new);
        return person.account().flatMap(members::findById);
    }

    /**
     * Returns the account to be recovered. For an unknown address it is nobody's, so that nobody learns which addresses
     * exist.
     */
    String accountOf(String email) {
        return members.findByEmail(email)
                .map(Member::id)
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /**
     * Sets another password, if the verified person is the owner of the account.
     *
     * @param password as a hash
     * @throws RefusedException if the code is not good or was sent before; nothing is stored then
     */
    @Transactional
    public void resetPassword(Attempt attempt, String account, String password) {
        var person = handovers.redeem(attempt.about(account)).orElseThrow(RefusedException::new);
        if (!person.firstTime()) {
            throw new RefusedException(Refusal.ALREADY_REDEEMED);
        }
        members.findById(account).orElseThrow().changePassword(password);
    }
}
