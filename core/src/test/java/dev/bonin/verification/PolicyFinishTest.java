package dev.bonin.verification;

import static dev.bonin.verification.Outcomes.accepted;
import static dev.bonin.verification.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.Circumstances;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.TypedForm;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.policy.Verdict;
import dev.bonin.policy.Verdict.Result;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** F11: whom the policies of a purpose let through, and what is kept and told of those whom they do not. */
class PolicyFinishTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final PolicyCatalog CATALOG = new PolicyCatalog(List.of());

    private final CeremonyBench bench = new CeremonyBench();
    private final CeremonyRules rules = CeremonyBench.purposes(Map.of(
            "adult_check", purpose(Keep.NOTHING, "youth_protection"),
            "age_of_majority", purpose(Keep.NOTHING, "age_of_majority"),
            "strict", purpose(Keep.NOTHING, "minimum_age:60", "nationality:foreigner", "youth_protection"),
            "signup", purpose(PurposeRules.keptBy("signup"), "one_person_one_account"),
            "form", purpose(Keep.NOTHING, "form_match:name+birthday"),
            "shadow",
                    new PurposeRules(
                            Keep.NOTHING,
                            YEAR,
                            policies("youth_protection"),
                            policies("minimum_age:60"),
                            Optional.of(Duration.ofDays(30)))));
    private final Verifications verifications = bench.verifications(rules);

    private static PurposeRules purpose(Keep keep, String... names) {
        return new PurposeRules(keep, YEAR, policies(names), List.of(), Optional.empty());
    }

    private static List<Policy> policies(String... names) {
        return List.of(names).stream().map(CATALOG::policy).toList();
    }

    @AfterEach
    void close() {
        bench.close();
    }

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
            var cleanup = new Cleanup(bench.store, bench.clock);
            bench.clock.advance(Duration.ofDays(30).minusMillis(1));
            cleanup.run();
            assertThat(bench.store.find(started.id())).isPresent();

            bench.clock.advance(Duration.ofMillis(1));
            cleanup.run();

            assertThat(bench.store.find(started.id())).isEmpty();
        }
    }

    @Test
    void askingInTheShadowDecidesNothing() {
        var accepted = accepted(verified("shadow", "adult"));

        assertThat(accepted.judgement().decisions()).hasSize(1);
        assertThat(accepted.shadow()).singleElement().satisfies(decision -> {
            assertThat(decision.policy()).isEqualTo("minimum_age:60");
            assertThat(decision.verdict().result()).isEqualTo(Result.FAIL);
        });
        assertThat(accepted.judgement().validUntil()).contains(CeremonyBench.NOW.plus(Duration.ofDays(30)));
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

    @Test
    void oneThatFailsInTheShadowDecidesNothingEither() {
        var watched = bench.verifications(CeremonyBench.purposes(Map.of(
                "watched",
                new PurposeRules(
                        Keep.NOTHING,
                        YEAR,
                        policies("youth_protection"),
                        List.of(own(PolicyFinishTest::broken), own(new AtomicReference<Verdict>()::get)),
                        Optional.empty()))));
        var started = watched.start("watched", Optional.empty());

        var accepted = accepted(watched.finish(
                new FinishAttempt(certified(started, "adult"), Optional.of(started.browser()), Optional.empty())));

        assertThat(accepted.shadow())
                .extracting(Decision::verdict)
                .as("of one that throws, and of one that says nothing at all")
                .containsExactly(Verdict.unavailable("policy_failed"), Verdict.unavailable("policy_failed"));
    }

    private static Verdict broken() {
        throw new IllegalStateException("broken");
    }

    private static Policy own(Supplier<Verdict> verdict) {
        return new Policy() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public Verdict judge(Identity identity, Circumstances circumstances) {
                return verdict.get();
            }
        };
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

    @Nested
    class AForm {
        @Test
        void passesWhereItIsThePersonsHoweverItWasTyped() {
            accepted(typed(Map.of(IdentityValue.NAME, "홍 길동", IdentityValue.BIRTHDAY, "1990.05.05")));
        }

        @Test
        void failsWhereOneValueIsAnothers() {
            var refused = refused(typed(Map.of(IdentityValue.NAME, "홍길순", IdentityValue.BIRTHDAY, "1990-05-05")));

            assertThat(refused.code()).isEqualTo("form_mismatch");
        }

        @Test
        void isMissedWhereNothingWasTyped() {
            assertThat(refused(verified("form", "adult")).code()).isEqualTo("form_missing");
        }

        @Test
        void isKeptSoThatNobodyCanReadIt() {
            var form = new TypedForm(Map.of(IdentityValue.NAME, "홍길동"));

            var started = verifications.start(
                    "form", new Wish(Optional.empty(), List.of(), Optional.of(form)), Optional.empty());
            var other = verifications.start(
                    "form", new Wish(Optional.empty(), List.of(), Optional.of(form)), Optional.empty());

            var kept =
                    bench.store.find(started.id()).orElseThrow().terms().form().orElseThrow();
            assertThat(kept).matches("name=[0-9a-f]{8}:[^;]+").doesNotContain("홍길동");
            assertThat(bench.store.find(other.id()).orElseThrow().terms().form())
                    .as("nobody can follow a name from one request to another")
                    .isPresent()
                    .isNotEqualTo(Optional.of(kept));
        }

        private Outcome typed(Map<IdentityValue, String> values) {
            var wish = new Wish(Optional.empty(), List.of(), Optional.of(new TypedForm(values)));
            var started = verifications.start("form", wish, Optional.empty());
            return finish(started, certified(started, "adult"));
        }
    }

    @Nested
    class AddedPolicies {
        @Test
        void decideBesidesThePurposesOwn() {
            var started =
                    verifications.start("adult_check", wish("minimum_age:60", "youth_protection"), Optional.empty());

            var refused = refused(finish(started, certified(started, "adult")));

            assertThat(refused.judgement().decisions())
                    .extracting(decision -> decision.policy())
                    .containsExactly("youth_protection", "minimum_age:60");
        }

        @Test
        void thatThereAreNotAreRefusedAtTheStart() {
            assertThatExceptionOfType(UnusablePolicyException.class)
                    .isThrownBy(() -> verifications.start("adult_check", wish("no_such"), Optional.empty()));
        }

        @Test
        void thatAskForPeopleAreRefusedWhereThePurposeKeepsNobody() {
            assertThatExceptionOfType(UnusablePolicyException.class)
                    .isThrownBy(() -> verifications.start("adult_check", wish("not_banned"), Optional.empty()));
        }

        private Wish wish(String... names) {
            return new Wish(Optional.empty(), List.of(names), Optional.empty());
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

    private Outcome verified(String purpose, String persona) {
        var started = verifications.start(purpose, Optional.empty());
        return finish(started, certified(started, persona));
    }

    private String certified(Started started, String persona) {
        return bench.sandbox.certify(
                CertificationOrder.of(persona).withMerchantUid(started.id().value()));
    }

    private Outcome finish(Started started, String impUid) {
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }

    private AuditEvent last() {
        var entries = bench.store.log().unchained(1_000);
        return entries.get(entries.size() - 1);
    }
}
