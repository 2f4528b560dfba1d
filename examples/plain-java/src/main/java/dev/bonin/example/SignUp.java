package dev.bonin.example;

import dev.bonin.audit.Access;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.engine.Bonin;
import dev.bonin.guardian.Invitation;
import dev.bonin.guardian.Invite;
import dev.bonin.guardian.Wording;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.Keep;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes members of verified people: each person has one account, and children under 14 the consent of a guardian. */
final class SignUp {
    private static final String PURPOSE = "signup";
    private static final Wording WORDING =
            new Wording("2026-11", "수집하는 정보: 이름\n이용 목적: 회원 관리\n보유 기간: 1년\n동의하지 않으실 수 있으며, 그러면 가입할 수 없습니다.");

    private final Bonin bonin;

    SignUp(Bonin bonin) {
        this.bonin = bonin;
    }

    /** Returns whom a sign-up lets through, and what is kept: the person, to recognise them, for a year. */
    static CeremonyRules rules() {
        var policies = new PolicyCatalog(List.of());
        var rule = List.of(policies.policy("one_person_one_account"));
        var person = new Keep(true, Set.of());
        var signUp = new PurposeRules(person, Duration.ofDays(365), rule, List.of(), Optional.empty());
        var purposes = new Purposes(Map.of(PURPOSE, signUp.askingGuardians()));
        return new CeremonyRules(Mode.SANDBOX, Binding.REQUIRED, purposes, Set.of(), Set.of(), Map.of());
    }

    /**
     * Links a member to the person whom the page has verified.
     *
     * @param code what the form brought, from the page
     * @return the certified name
     * @throws RefusedException if this person cannot join
     */
    public String join(String member, String code) {
        var redeemed = bonin.handovers().redeem(code, PURPOSE).orElseThrow(no -> new RefusedException(no.code()));
        var access = new Access("members", "web", "sign-up");
        bonin.accounts()
                .link("", member, redeemed.id(), access)
                .orElseThrow(no -> new RefusedException(no.reason().code()));
        return redeemed.identity().name().verified().orElseThrow().reveal();
    }

    /**
     * Returns the link to be sent to the guardian of a child whose code {@link #join} refuses as {@code
     * guardian_needed}. Keep the code: once they have consented, it makes the child a member.
     *
     * @throws RefusedException if nobody waits for a guardian
     */
    public Invitation inviteGuardian(String code) {
        return bonin.guardians()
                .invite(Invite.of(code, PURPOSE, WORDING))
                .orElseThrow(no -> new RefusedException(no.code()));
    }

    /** Its message is the code of the reason, such as {@code already_linked}. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String code) {
            super(code);
        }
    }
}
