package dev.bonin.guardian;

import static dev.bonin.guardian.GuardianBench.WORDING;
import static dev.bonin.guardian.GuardianBench.code;
import static dev.bonin.guardian.GuardianBench.granted;
import static dev.bonin.guardian.GuardianBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountRefusal;
import dev.bonin.audit.Access;
import dev.bonin.ceremony.Outcomes;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who decides about a child: an adult who was verified for the link in their own browser, and read its text. */
class GuardianPageTest {
    private static final Access ACCESS = new Access("shop", "local", "test");

    private final GuardianBench family = new GuardianBench();

    @AfterEach
    void close() {
        family.close();
    }

    @Test
    void isNobodyWhomTheApplicationVerifies() {
        var child = family.child();
        family.verified(family.invited(child).link());

        assertThat(family.bench.told).as("what handlers get").containsExactly(child);
    }

    @Test
    void hasNoCodeToRedeem() {
        var guardian = family.verified(family.invited(family.child()).link());

        assertThat(family.bench
                        .store
                        .find(guardian.verification())
                        .orElseThrow()
                        .redeemable()
                        .code())
                .isEmpty();
    }

    @Test
    void isAnAdult() {
        var started = family.started(family.invited(family.child()).link());

        assertThat(Outcomes.refused(family.finish(started, CertificationOrder.of("turns-19-tomorrow")))
                        .code())
                .isEqualTo("under_age");
    }

    @Test
    void isNotTheChild() {
        var link = family.invited(family.child()).link();
        var grownUp =
                CertificationOrder.of("thirteen").with("birthday", "1980-03-03").with("birth", 320_889_600L);
        var child = family.verified(link, grownUp);

        assertThat(refusal(family.consent(child))).isEqualTo(GuardianRefusal.GUARDIAN_IS_CHILD);
        assertThat(refusal(family.page.visit(link, child.browser(), Optional.of(child.verification()))))
                .isEqualTo(GuardianRefusal.GUARDIAN_IS_CHILD);
    }

    @Test
    void isTheOneWhomTheChildNamed() {
        var child = family.child();
        var mother = new TypedForm(Map.of(IdentityValue.NAME, "김엄마"));
        var invite = Invite.of(code(child), "signup", WORDING).forGuardian(mother);
        var started = family.started(granted(family.guardians.invite(invite)).link());

        assertThat(Outcomes.refused(family.finish(started, CertificationOrder.of("adult")))
                        .code())
                .isEqualTo("form_mismatch");

        var named = new TypedForm(Map.of(IdentityValue.NAME, "홍 길동"));
        var again = family.guardians.invite(
                Invite.of(code(child), "signup", WORDING).forGuardian(named));
        granted(family.consent(family.verified(granted(again).link())));
    }

    @Test
    void whoWasVerifiedForAnEarlierLinkDoesNotDecideByTheOneThatReplacedIt() {
        var child = family.child();
        var friend = family.verified(family.invited(child).link());
        family.bench.clock.advance(Duration.ofSeconds(1));
        var mother = new TypedForm(Map.of(IdentityValue.NAME, "김엄마"));
        var ofMother = granted(family.guardians.invite(
                Invite.of(code(child), "signup", WORDING).forGuardian(mother)));
        var forwarded = new GuardianBench.Guardian(ofMother.link(), friend.browser(), friend.verification());

        assertThat(refusal(family.consent(forwarded))).isEqualTo(GuardianRefusal.GUARDIAN_NOT_VERIFIED);
        assertThat(granted(family.page.visit(ofMother.link(), friend.browser(), Optional.of(friend.verification())))
                        .verified())
                .isFalse();
    }

    @Test
    void isNobodyToLinkOrLookUpAnAccountWith() {
        var guardian = family.verified(family.invited(family.child()).link());

        assertThat(refusal(family.accounts().lookUp("", guardian.verification(), ACCESS))
                        .reason())
                .isEqualTo(AccountRefusal.Reason.UNKNOWN_VERIFICATION);
    }

    @Test
    void isForgottenByTheChildsRecordOnceErased() {
        var child = family.child();
        var guardian = family.verified(family.invited(child).link());
        granted(family.consent(guardian));

        family.eraser().erase(guardian.verification(), Cause.OPERATOR, false, ACCESS);

        assertThat(family.guardians.decision(child.id()).orElseThrow().person()).isEmpty();
    }

    @Test
    void decidesInTheBrowserThatVerifiedThem() {
        var guardian = family.verified(family.invited(family.child()).link());
        var elsewhere = new GuardianBench.Guardian(guardian.link(), Optional.empty(), guardian.verification());
        var other = family.verified(guardian.link(), CertificationOrder.of("foreigner"));
        var swapped = new GuardianBench.Guardian(guardian.link(), other.browser(), guardian.verification());

        assertThat(refusal(family.consent(elsewhere))).isEqualTo(GuardianRefusal.GUARDIAN_NOT_VERIFIED);
        assertThat(refusal(family.consent(swapped))).isEqualTo(GuardianRefusal.GUARDIAN_NOT_VERIFIED);
        granted(family.consent(guardian));
    }

    @Test
    void decidesAboutTheChildOfTheLinkOnly() {
        var guardian = family.verified(family.invited(family.child()).link());
        var other = family.invited(family.child()).link();
        var swapped = new GuardianBench.Guardian(other, guardian.browser(), guardian.verification());

        assertThat(refusal(family.consent(swapped))).isEqualTo(GuardianRefusal.GUARDIAN_NOT_VERIFIED);
    }

    @Test
    void isNotReplacedByAnySignUpOfAnAdult() {
        var link = family.invited(family.child()).link();
        var started = family.verifications.start("signup", Optional.empty());
        var adult = Outcomes.accepted(family.finish(started, CertificationOrder.of("adult")));
        var posing = new GuardianBench.Guardian(link, Optional.of(started.browser()), adult.id());

        assertThat(refusal(family.consent(posing))).isEqualTo(GuardianRefusal.GUARDIAN_NOT_VERIFIED);
    }

    @Test
    void decidesWithinHalfAnHour() {
        var guardian = family.verified(family.invited(family.child()).link());
        family.bench.clock.advance(Duration.ofMinutes(30));

        assertThat(refusal(family.consent(guardian))).isEqualTo(GuardianRefusal.GUARDIAN_NOT_VERIFIED);
    }

    @Test
    void declaresToBeTheGuardian() {
        var guardian = family.verified(family.invited(family.child()).link());

        assertThat(refusal(family.decide(guardian, new GuardianVote(true, WORDING.sha256(), false))))
                .isEqualTo(GuardianRefusal.DECLARATION_MISSING);
    }

    @Test
    void consentsToNoOtherTextThanTheOneThatWasRead() {
        var child = family.child();
        var guardian = family.verified(family.invited(child).link());
        var other = new Wording("2026-12", "수집하는 정보: 모두");

        assertThat(refusal(family.decide(guardian, new GuardianVote(true, other.sha256(), true))))
                .isEqualTo(GuardianRefusal.WORDING_CHANGED);

        granted(family.guardians.invite(Invite.of(code(child), "signup", other)));
        assertThat(refusal(family.consent(guardian)))
                .as("the link was replaced")
                .isEqualTo(GuardianRefusal.UNKNOWN_LINK);
    }

    @Test
    void decidesOnce() {
        var guardian = family.verified(family.invited(family.child()).link());
        granted(family.consent(guardian));

        assertThat(refusal(family.refuse(guardian))).isEqualTo(GuardianRefusal.ALREADY_DECIDED);
        assertThat(refusal(family.page.visit(guardian.link(), Optional.empty(), Optional.empty())))
                .isEqualTo(GuardianRefusal.ALREADY_DECIDED);
    }

    @Test
    void isKeptAsLongAsTheChildAndErasedAfterIt() {
        var child = family.child();
        var guardian = family.verified(family.invited(child).link());
        granted(family.consent(guardian));
        family.bench.clock.advance(Duration.ofDays(6));
        family.retain();
        assertThat(family.bench.store.person(guardian.verification())).isPresent();

        family.eraser().erase(child.id(), Cause.APPLICATION, false, ACCESS);
        family.retain();

        assertThat(family.bench.store.person(guardian.verification())).isEmpty();
        assertThat(family.guardians.decision(child.id()).orElseThrow().person()).isEmpty();
    }
}
