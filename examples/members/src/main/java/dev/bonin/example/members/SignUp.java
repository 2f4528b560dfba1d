package dev.bonin.example.members;

import dev.bonin.account.AccountRefusal;
import dev.bonin.account.Accounts;
import dev.bonin.audit.Access;
import dev.bonin.verification.VerificationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes members. A member and the link to the person are one transaction: both are stored, or neither. */
@Service
class SignUp {
    private static final Access ACCESS = new Access("members", "web", "sign-up");

    private final MemberRepository members;
    private final Accounts accounts;

    SignUp(MemberRepository members, Accounts accounts) {
        this.members = members;
        this.accounts = accounts;
    }

    /**
     * Stores a member.
     *
     * @throws RefusedException if this person cannot be a member; nothing is stored then
     */
    @Transactional
    public Member signUp(String name, VerificationId verification) {
        var member = members.saveAndFlush(new Member(name));
        return accounts.link("", name, verification, ACCESS).fold(linked -> member, refusal -> {
            throw new RefusedException(refusal);
        });
    }

    /** Ends a membership (탈퇴). */
    @Transactional
    public void leave(String name) {
        accounts.unlink("", name, ACCESS);
        members.deleteById(name);
    }

    /** Thrown if this person cannot be a member, for example because they are one already. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient AccountRefusal refusal;

        RefusedException(AccountRefusal refusal) {
            super(refusal.reason().code());
            this.refusal = refusal;
        }

        AccountRefusal refusal() {
            return refusal;
        }
    }
}
