package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditLog;
import dev.bonin.person.IdentityValue;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationId;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a finish leaves behind of a person: what the purpose keeps, sealed, and an entry of the access log. */
class KeptPersonTest extends KeptPersonBench {
    @Nested
    class APurpose {
        @Test
        void namedSignupKeepsThePersonAndNoValue() {
            var accepted = verified("signup", "adult");

            var kept = bench.store.person(accepted.id()).orElseThrow();
            assertThat(kept.person()).isPresent().isEqualTo(accepted.person());
            assertThat(kept.identity().orElseThrow().assurance()).isEmpty();
            assertThat(bench.identities.open(accepted.id(), ALL, KIM)).isEmpty();
            assertThat(actions()).as("nothing was opened").containsExactly(AuditAction.VERIFICATION_ACCEPTED);
        }

        @Test
        void thatKeepsNothingKeepsNothing() {
            var accepted = verified("adult_check", "adult");

            assertThat(accepted.person()).isEmpty();
            assertThat(bench.store.person(accepted.id())).isEmpty();
            assertThat(accepted.identity())
                    .as("but tells the handler who it was")
                    .isPresent();
        }

        @Test
        void keepsValuesWithoutMakingThePersonFindable() {
            var accepted = verified("delivery", "adult");

            assertThat(accepted.person()).isEmpty();
            assertThat(bench.identities
                            .open(accepted.id(), ALL, KIM)
                            .orElseThrow()
                            .present())
                    .containsExactly(IdentityValue.NAME);
        }

        @Test
        void keepsItsValuesAsSureAsTheyWere() {
            var accepted = verified("contract", "adult");

            var opened = bench.identities.open(accepted.id(), ALL, KIM).orElseThrow();

            assertThat(opened.name().verified().orElseThrow().reveal()).isEqualTo("홍길동");
            assertThat(opened.phone())
                    .isEqualTo(accepted.identity().orElseThrow().phone());
            assertThat(opened.present()).containsExactlyInAnyOrder(IdentityValue.NAME, IdentityValue.PHONE);
        }
    }

    @Nested
    class AnOpening {
        @Test
        void landsInTheLogWithWhoFromWhereWhatForAndWhich() {
            var accepted = verified("contract", "adult");

            var opened = bench.identities
                    .open(accepted.id(), Set.of(IdentityValue.NAME, IdentityValue.CI), KIM)
                    .orElseThrow();

            assertThat(opened.present()).containsExactly(IdentityValue.NAME);
            var entry = last();
            assertThat(entry.action()).isEqualTo(AuditAction.IDENTITY_OPENED);
            assertThat(entry.access()).isEqualTo(KIM);
            assertThat(entry.verification()).contains(accepted.id().value());
            assertThat(entry.purpose()).isEqualTo("contract");
            assertThat(entry.detail()).isEqualTo("values=name");
        }

        @Test
        void givesNothingWhereItCannotBeLogged() {
            var accepted = verified("contract", "adult");
            var full = new StoreException(StoreException.Kind.FULL, "no room");
            var identities = new KeptIdentities(
                    bench.store,
                    bench.sealer,
                    Trouble.at(AuditLog.class, bench.store.log(), "append", 1, full),
                    bench.clock,
                    new Random(9));

            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> identities.open(accepted.id(), ALL, KIM));
            assertThat(identities.open(accepted.id(), ALL, KIM)).isPresent();
        }

        @Test
        void ofWhatNobodyStartedGivesNothing() {
            assertThat(bench.identities.open(new VerificationId("0".repeat(32)), ALL, KIM))
                    .isEmpty();
        }
    }

    @Nested
    class TheLog {
        @Test
        void tellsOfAnAcceptance() {
            var accepted = verified("signup", "adult");

            var entry = last();
            assertThat(entry.action()).isEqualTo(AuditAction.VERIFICATION_ACCEPTED);
            assertThat(entry.verification()).contains(accepted.id().value());
            assertThat(entry.person()).isEqualTo(accepted.person());
            assertThat(entry.purpose()).isEqualTo("signup");
            assertThat(entry.detail()).isEqualTo("provider=danal");
            assertThat(entry.at()).isEqualTo(CeremonyBench.NOW);
        }

        @Test
        void tellsAtWhichStepAndWhyAFinishWasRefused() {
            var started = verifications.start("contract", Optional.empty());
            var order =
                    CertificationOrder.of("adult").withMerchantUid(started.id().value());

            var outcome = finish(started, bench.sandbox.certify(order.with("certified", false)));

            assertRefused(outcome, RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
            assertThat(last().action()).isEqualTo(AuditAction.VERIFICATION_REFUSED);
            assertThat(last().verification()).contains(started.id().value());
            assertThat(last().detail()).isEqualTo("step=F6 reason=not_certified");
            assertThat(last().person()).isEmpty();
            assertThat(bench.store.person(started.id())).as("keeps nothing").isEmpty();
        }

        @Test
        void tellsTheStepEvenWhereTheAnswerDoesNot() {
            var started = verifications.start("contract", Optional.empty());

            finish(started, bench.sandbox.certify("adult"));
            assertThat(last().detail()).isEqualTo("step=F5 reason=not_this_request");
            finish(started, "imp_000000000000");
            assertThat(last().detail()).isEqualTo("step=F4 reason=not_this_request");
        }

        @Test
        void tellsWhichRequestTheBrowserSaidARefusedFinishWasAbout() {
            var older = verifications.start("contract", Optional.empty());
            bench.clock.advance(Duration.ofSeconds(1));
            verifications.start("contract", Optional.of(older.browser()));
            var impUid = bench.sandbox.certify("adult");

            verifications.finish(new FinishAttempt(
                    impUid, Optional.of(older.browser()), Optional.of(older.id().value())));

            assertThat(last().detail()).isEqualTo("step=F5 reason=not_this_request");
            assertThat(last().verification()).contains(older.id().value());
        }

        @Test
        void holdsNothingOfThePerson() {
            verified("contract", "adult");

            assertThat(entries().toString()).doesNotContain("홍길동", "1990", "0100000");
        }
    }

    @Nested
    class ThePerson {
        @Test
        void isTheSameAtEveryVerificationAndForEveryPurpose() {
            var first = verified("signup", "adult");

            assertThat(verified("signup", "adult").person()).isEqualTo(first.person());
            assertThat(verified("contract", "adult").person()).isEqualTo(first.person());
            assertThat(verified("signup", "foreigner").person()).isPresent().isNotEqualTo(first.person());
        }

        @Test
        void isToldAgainWhereTheAnswerIs() {
            var started = verifications.start("signup", Optional.empty());
            var impUid = certified(started.id(), "adult");
            var first = accepted(finish(started, impUid));

            var again = accepted(finish(started, impUid));

            assertThat(again.firstTime()).isFalse();
            assertThat(again.person()).isPresent().isEqualTo(first.person());
            assertThat(again.identity()).isEqualTo(first.identity());
            assertThat(actions()).as("one acceptance").containsExactly(AuditAction.VERIFICATION_ACCEPTED);
        }

        @Test
        void isAnotherToEveryApplication() {
            var shop = redeemed(requester("shop"), "signup");
            var cafe = redeemed(requester("cafe"), "signup");

            assertThat(shop.person()).isPresent();
            assertThat(cafe.person()).isPresent().isNotEqualTo(shop.person());
            assertThat(redeemed(requester("shop"), "signup").person()).isEqualTo(shop.person());
        }
    }
}
