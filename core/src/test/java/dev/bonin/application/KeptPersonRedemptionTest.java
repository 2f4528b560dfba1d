package dev.bonin.application;

import static dev.bonin.ceremony.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.KeptPersonBench;
import dev.bonin.ceremony.Trouble;
import dev.bonin.ceremony.Verifications;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Erasure;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Redemption;
import dev.bonin.person.IdentityValue;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealingException;
import dev.bonin.secret.RedemptionCode;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an application is given of a person, and what becomes of it where rows or keys are not what they were. */
class KeptPersonRedemptionTest extends KeptPersonBench {
    @Nested
    class ARedemption {
        @Test
        void givesTheValuesThatAreKeptAndAllowedAndLogsThemOnce() {
            var redemption = redeemed(requester("shop", IdentityValue.NAME, IdentityValue.BIRTHDAY), "contract");

            assertThat(redemption.identity().present()).containsExactly(IdentityValue.NAME);
            assertThat(redemption.identity().name().verified().orElseThrow().reveal())
                    .isEqualTo("홍길동");
            assertThat(actions()).containsExactly(AuditAction.VERIFICATION_ACCEPTED, AuditAction.VERIFICATION_REDEEMED);
            assertThat(last().detail()).isEqualTo("values=name");
            assertThat(last().access()).isEqualTo(new Access("application:shop", "192.0.2.1", "redeem"));
            assertThat(last().application()).isEqualTo("shop");
        }

        @Test
        void givesNoValueThatIsNotAllowed() {
            assertThat(redeemed(requester("shop"), "contract").identity().present())
                    .isEmpty();
            assertThat(last().detail()).isEqualTo("values=");
        }

        @Test
        void givesNothingWhereItCannotBeLoggedAndTheCodeIsGoodAgainAfterwards() {
            var full = new StoreException(StoreException.Kind.FULL, "no room");
            var store = Trouble.at(VerificationStore.class, bench.store, "redeem", 1, full);
            var applications = bench.applications(rules, store);
            var shop = requester("shop", IdentityValue.NAME);
            var finished = finished(applications, shop, "contract");
            var attempt = attempt(finished, "contract");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> applications.redeem(shop, finished.id(), attempt));

            assertThat(actions()).containsExactly(AuditAction.VERIFICATION_ACCEPTED);
            assertThat(granted(applications.redeem(shop, finished.id(), attempt))
                            .identity()
                            .present())
                    .containsExactly(IdentityValue.NAME);
        }

        @Test
        void givesNothingAndTakesNoCodeWhereItsRowWasMadeAnotherOne() {
            var shop = requester("shop", IdentityValue.NAME);
            var finished = finished(bench.applications(rules), shop, "contract");
            var own = attempt(finished, "contract");
            var others = RedemptionCode.tryParse("z".repeat(43)).orElseThrow();

            doesNotOpen(shop, finished, own, row -> row.accepted(finishedAt(row, CeremonyBench.NOW.plusMillis(1))));
            doesNotOpen(
                    shop,
                    finished,
                    Attempt.of(finished.code().reveal(), "signup")
                            .about("customer 42")
                            .from("192.0.2.1"),
                    row -> of(row, "signup", row.application().orElseThrow()));
            doesNotOpen(
                    shop,
                    finished,
                    Attempt.of(finished.code().reveal(), "contract")
                            .about("customer 43")
                            .from("192.0.2.1"),
                    row -> of(row, "contract", about(row.application().orElseThrow(), "customer 43")));
            doesNotOpen(
                    shop,
                    finished,
                    Attempt.of(others.reveal(), "contract").about("customer 42").from("192.0.2.1"),
                    row -> row.redeemableBy(others.hash()));

            assertThat(granted(bench.applications(rules).redeem(shop, finished.id(), own))
                            .identity()
                            .present())
                    .containsExactly(IdentityValue.NAME);
        }

        private void doesNotOpen(
                Requester requester, Finished finished, Attempt attempt, UnaryOperator<VerificationRequest> change) {
            var store = Trouble.changed(bench.store, change);
            var applications = bench.applications(rules, store);

            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> applications.redeem(requester, finished.id(), attempt));
            assertThat(actions()).containsExactly(AuditAction.VERIFICATION_ACCEPTED);
        }

        private static Completion finishedAt(VerificationRequest row, Instant when) {
            var how = row.completion().orElseThrow();
            return new Completion(
                    how.evidence(), how.provider(), how.certifiedAt(), when, how.eraseAfter(), Judgement.NONE);
        }

        private static ApplicationRequest about(ApplicationRequest asked, String subject) {
            return new ApplicationRequest(
                    asked.application(), subject, asked.returnUrl(), asked.returnState(), asked.page());
        }

        private static VerificationRequest of(VerificationRequest row, String purpose, ApplicationRequest asked) {
            return new VerificationRequest(
                    row.id(),
                    purpose,
                    row.mode(),
                    row.api(),
                    Optional.of(asked),
                    row.binding(),
                    row.redeemable(),
                    row.state(),
                    row.tries(),
                    row.createdAt(),
                    row.expiresAt(),
                    Terms.NONE,
                    row.completion());
        }

        @Test
        void ofAnErasedVerificationIsRefused() {
            var shop = requester("shop", IdentityValue.NAME);
            var applications = bench.applications(rules);
            var finished = finished(applications, shop, "contract");
            var eraser = new Eraser(
                    bench.store, bench.store.erasures(), new AuditEvents(bench.clock, new Random(8)), bench.clock);
            eraser.erase(finished.id(), Erasure.Cause.APPLICATION, false, KIM);

            var refusal = applications
                    .redeem(shop, finished.id(), attempt(finished, "contract"))
                    .<Optional<Redemption.Refusal>>fold(granted -> Optional.empty(), Optional::of);

            assertThat(refusal).contains(Redemption.Refusal.ERASED);
            assertThat(bench.identities.open(finished.id(), ALL, KIM)).isEmpty();
        }
    }

    @Nested
    class Keys {
        private final AtomicInteger refreshed = new AtomicInteger();
        private KeyRing read = KeyRing.draw(bench.clock);
        private KeyRing written = bench.ring;
        private final PersonSealer sealer = new PersonSealer(
                new KeyRings() {
                    @Override
                    public KeyRing current() {
                        return read;
                    }

                    @Override
                    public void refresh() {
                        refreshed.incrementAndGet();
                        read = written;
                    }
                },
                new Random(6));
        private final Verifications verifications = bench.verifications(rules, bench.store, sealer, bench.told::add);

        @Test
        void thatAreOutdatedAreReadAnewOnceAndTheFinishGoesOn() {
            var started = verifications.start("signup", Optional.empty());

            var outcome = finish(verifications, started, certified(started.id(), "adult"));

            assertThat(accepted(outcome).person()).isPresent();
            assertThat(accepted(outcome).firstTime()).isTrue();
            assertThat(refreshed).hasValue(1);
        }

        @Test
        void thatStayOutdatedEndTheFinishWhichCanSucceedLater() {
            written = read;
            var started = verifications.start("signup", Optional.empty());
            var impUid = certified(started.id(), "adult");

            assertThatExceptionOfType(KeysOutdatedException.class)
                    .isThrownBy(() -> finish(verifications, started, impUid));

            assertThat(refreshed).hasValue(1);
            assertThat(bench.store.find(started.id()).orElseThrow().tries()).isZero();
            written = bench.ring;
            assertThat(accepted(finish(verifications, started, impUid)).person())
                    .isPresent();
        }
    }
}
