package dev.bonin.guardian;

import static dev.bonin.guardian.GuardianBench.WORDING;
import static dev.bonin.guardian.GuardianBench.code;
import static dev.bonin.guardian.GuardianBench.granted;
import static dev.bonin.guardian.GuardianBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.audit.AuditAction;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application gets a link for a guardian by the code of the child, and the log names every step. */
class GuardianLinkTest {
    private final GuardianBench family = new GuardianBench();

    @AfterEach
    void close() {
        family.close();
    }

    @Test
    void isForTheHolderOfTheCode() {
        var child = family.child();
        var invite = Invite.of(code(child), "signup", WORDING);
        var stolen = child.id().value() + ".".concat("A".repeat(43));

        assertThat(refusal(family.guardians.invite(Invite.of(stolen, "signup", WORDING))))
                .isEqualTo(GuardianRefusal.INVALID_CODE);
        assertThat(refusal(family.guardians.invite(Invite.of("rubbish", "signup", WORDING))))
                .isEqualTo(GuardianRefusal.INVALID_CODE);
        assertThat(refusal(family.guardians.invite(invite.about("42")))).isEqualTo(GuardianRefusal.SUBJECT_MISMATCH);
        assertThat(refusal(family.guardians.invite(Invite.of(code(child), "other", WORDING))))
                .isEqualTo(GuardianRefusal.PURPOSE_MISMATCH);
        assertThat(refusal(family.guardians.invite("shop", "application:shop", child.id(), invite)))
                .isEqualTo(GuardianRefusal.UNKNOWN_VERIFICATION);
    }

    @Test
    void asksNothingOfTheChildButTheNameAndThePhoneNumberOfTheGuardian() {
        var invite = Invite.of("code", "signup", WORDING);
        var birthday = new TypedForm(Map.of(IdentityValue.BIRTHDAY, "1980-03-03"));

        assertThatIllegalArgumentException().isThrownBy(() -> invite.forGuardian(birthday));
        assertThat(invite.forGuardian(new TypedForm(Map.of())).guardian()).isEmpty();
    }

    @Test
    void showsWhatToReadAndChangesNothing() {
        var child = family.child();
        var invitation = family.invited(child);

        var visit = granted(family.page.visit(invitation.link(), Optional.empty(), Optional.empty()));

        assertThat(visit.wording()).isEqualTo(WORDING);
        assertThat(visit.endsAt()).isEqualTo(child.waitsUntil());
        assertThat(visit.verified()).isFalse();
        assertThat(family.actions()).containsExactly(AuditAction.GUARDIAN_NEEDED, AuditAction.GUARDIAN_INVITED);
    }

    @Test
    void leavesEveryStepInTheAccessLog() {
        var child = family.child();
        granted(family.consent(family.verified(family.invited(child).link())));
        granted(family.redeem(child));

        assertThat(family.actions())
                .containsExactly(
                        AuditAction.GUARDIAN_NEEDED,
                        AuditAction.GUARDIAN_INVITED,
                        AuditAction.VERIFICATION_ACCEPTED,
                        AuditAction.GUARDIAN_CONSENTED,
                        AuditAction.VERIFICATION_REDEEMED);
    }
}
