package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvents;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.policy.Decision;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.Verdict;
import dev.bonin.policy.Verdict.Result;
import dev.bonin.purpose.Purposes;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** F11: whom the policies of a purpose let through, and what is kept and told of those whom they do not. */
class PolicyFinishTest extends PolicyFinishBench {
    @Test
    void letsAnAdultThroughAndSaysByWhichRule() {
        var accepted = accepted(verified("adult_check", "adult"));

        assertThat(accepted.steps()).containsExactly(Step.values());
        var decision = accepted.judgement().decisions().get(0);
        assertThat(decision.policy()).isEqualTo("youth_protection");
        assertThat(decision.verdict().result()).isEqualTo(Result.PASS);
        assertThat(decision.legalBasis()).contains("청소년 보호법 제2조 제1호");
        assertThat(accepted.judgement().rules()).isEqualTo(PolicyCatalog.VERSION);
        assertThat(accepted.judgement().account()).as("nobody asked").isEmpty();
    }

    @Test
    void tellsComingOfAgeFromYouthProtection() {
        accepted(verified("adult_check", "turns-19-tomorrow"));

        var refused = refused(verified("age_of_majority", "turns-19-tomorrow"));

        assertThat(refused.code()).isEqualTo("under_age");
        assertThat(refused.judgement().refusal().orElseThrow().verdict().passesFrom())
                .contains(LocalDate.of(2026, 11, 24));
    }

    @Test
    void tellsOfAllThatStandAgainstItAtOnce() {
        var refused = refused(verified("strict", "adult"));

        assertThat(refused.judgement().decisions())
                .extracting(decision -> decision.verdict().result())
                .containsExactly(Result.FAIL, Result.FAIL, Result.PASS);
        assertThat(refused.code()).isEqualTo("under_age");
        assertThat(refused.reason()).isEqualTo(RefusalReason.POLICY);
        assertThat(refused.steps()).last().isEqualTo(Step.POLICIES);
    }

    @Nested
    class SomebodyRefused {
        private final Started started = verifications.start("adult_check", Optional.empty());
        private final String impUid = certified(started, "thirteen");
        private final Outcome.Refused refused = refused(finish(started, impUid));

        @Test
        void leavesADecisionAndNothingOfThePerson() {
            var row = bench.store.find(started.id()).orElseThrow();

            assertThat(row.state()).isEqualTo(VerificationState.REFUSED);
            assertThat(row.completion().orElseThrow().judgement().decisions())
                    .as("the day would tell a birthday")
                    .containsExactly(withoutDay(refused));
            assertThat(bench.store.person(started.id())).isEmpty();
            assertThat(last().action()).isEqualTo(AuditAction.VERIFICATION_REFUSED);
            assertThat(last().detail()).isEqualTo("step=F11 policy=youth_protection reason=under_age");
            assertThat(last().person()).isEmpty();
        }

        @Test
        void isToldTheSameAgainWithoutAnotherLook() {
            var calls = bench.sandbox.calls().all().size();

            var again = refused(finish(started, impUid));

            assertThat(again.id()).isEqualTo(refused.id());
            assertThat(again.code()).isEqualTo("under_age");
            assertThat(again.judgement().decisions()).containsExactly(withoutDay(refused));
            assertThat(again.firstTime()).isFalse();
            assertThat(bench.sandbox.calls().all()).hasSize(calls);
        }

        private static Decision withoutDay(Outcome.Refused refused) {
            var decision = refused.judgement().refusal().orElseThrow();
            assertThat(decision.verdict().passesFrom()).isPresent();
            return new Decision(decision.policy(), decision.legalBasis(), Verdict.fail("under_age"));
        }

        @Test
        void cannotBeAcceptedAfterTheirBirthdayByTheSameRequest() {
            bench.clock.advance(Duration.ofMinutes(10));

            refused(finish(started, impUid));
            refused(verifications.finish(new FinishAttempt(
                    impUid,
                    Optional.of(started.browser()),
                    Optional.of(started.id().value()))));
        }

        @Test
        void isForgottenAfterThirtyDays() {
            var cleanup = new Cleanup(bench.store, ClockAgreement.trusting(bench.clock));
            bench.clock.advance(Duration.ofDays(30).minusMillis(1));
            cleanup.run();
            assertThat(bench.store.find(started.id())).isPresent();

            bench.clock.advance(Duration.ofMillis(1));
            cleanup.run();

            assertThat(bench.store.find(started.id())).isEmpty();
        }
    }

    @Test
    void letsNobodyThroughForAPurposeThatIsNotDeclaredAnyMore() {
        var started = verifications.start("adult_check", Optional.empty());
        var afterwards = bench.verifications(
                CeremonyBench.purposes(Map.of("signup", purpose(Keep.NOTHING, "youth_protection"))));

        var refused = refused(afterwards.finish(
                new FinishAttempt(certified(started, "thirteen"), Optional.of(started.browser()), Optional.empty())));

        assertThat(refused.reason()).isEqualTo(RefusalReason.EXPIRED);
    }

    @Nested
    class OnePersonOneAccount {
        @Test
        void answersNewAndKeepsThePerson() {
            var accepted = accepted(verified("signup", "adult"));

            assertThat(accepted.judgement().account()).contains(Membership.NEW);
            assertThat(accepted.person()).isPresent();
        }

        @Test
        void saysThatItIsUnavailableWhereNobodyCanBeFound() {
            var refused = refused(verified("signup", "no-ci"));

            assertThat(refused.code()).isEqualTo("no_person_key");
            assertThat(refused.judgement().refusal().orElseThrow().verdict().result())
                    .isEqualTo(Result.UNAVAILABLE);
        }

        /**
         * The page names the channel: one that tells a DI of its own and no CI finds nobody, and is not new for that.
         */
        @Test
        void takesNobodyForNewWhoComesByAnotherChannel() {
            var first = accepted(verified("signup", "adult"));
            assertThat(accepted(byKcp("adult")).judgement().account())
                    .as("nobody has an account")
                    .contains(Membership.NEW);
            var event = new AuditEvents(bench.clock, new Random(8))
                    .ofApplication("", AuditAction.ACCOUNT_LINKED, Access.system("test"), "");
            bench.store
                    .accounts()
                    .link(
                            new AccountLink("", "hong", first.person().orElseThrow(), first.id(), CeremonyBench.NOW),
                            event);

            var refused = refused(byKcp("adult"));

            assertThat(refused.code()).isEqualTo("standing_unknown");
            assertThat(refused.judgement().account()).isEmpty();
            assertThat(accepted(verified("signup", "adult")).judgement().account())
                    .contains(Membership.EXISTING);
        }

        private Outcome byKcp(String persona) {
            var started = verifications.start("signup", Optional.empty());
            return finish(
                    started,
                    bench.sandbox.certify(CertificationOrder.of(persona)
                            .throughChannel("channel-key-sandbox-kcp-plain")
                            .withMerchantUid(started.id().value())));
        }

        @Test
        void refusesWhereCiAndDiBelongToTwoPeopleAndFlagsBoth() {
            var ofCi = accepted(verified("signup", "adult")).person().orElseThrow();
            var mvno = accepted(verified("signup", "mvno"));
            var ofDi = mvno.person().orElseThrow();
            var di = mvno.identity().orElseThrow().di().verified().orElseThrow();

            var started = verifications.start("signup", Optional.empty());
            var impUid = bench.sandbox.certify(CertificationOrder.of("adult")
                    .withMerchantUid(started.id().value())
                    .with("unique_in_site", di.reveal()));
            var refused = refused(finish(started, impUid));

            assertThat(refused.code()).isEqualTo("person_conflict");
            assertThat(last().action()).isEqualTo(AuditAction.PERSON_CONFLICT);
            assertThat(last().person()).contains(ofCi);
            assertThat(last().detail()).isEqualTo("refused other=" + ofDi.value());
        }
    }

    @Test
    void refusesABareFinishAndKeepsNothingOfIt() {
        var unbound = bench.verifications(new CeremonyRules(
                Mode.SANDBOX,
                Binding.OPTIONAL,
                new Purposes(Map.of("adult_check", purpose(Keep.NOTHING, "youth_protection"))),
                Set.of(),
                Set.of(),
                Map.of()));

        var refused = refused(unbound.finish(new FinishAttempt(
                bench.sandbox.certify(CertificationOrder.of("thirteen")), Optional.empty(), Optional.empty())));

        assertThat(refused.code()).isEqualTo("under_age");
        assertThat(bench.store.find(refused.id())).isEmpty();
    }
}
