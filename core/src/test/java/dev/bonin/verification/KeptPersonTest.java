package dev.bonin.verification;

import static dev.bonin.verification.Outcomes.accepted;
import static dev.bonin.verification.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.audit.AuditLog;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Erasure;
import dev.bonin.person.IdentityValue;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeysOutdatedException;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.VerificationRequest.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a finish leaves behind of a person: what the purpose keeps, sealed, and an entry of the access log. */
class KeptPersonTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Access KIM = new Access("operator:kim", "local", "call of a customer");
    private static final Set<IdentityValue> ALL = EnumSet.allOf(IdentityValue.class);
    private static final String RETURN_URL = "https://shop.example/done";

    private final CeremonyBench bench = new CeremonyBench();
    private final CeremonyRules rules = CeremonyBench.purposes(Map.of(
            "signup", new PurposeRules(PurposeRules.keptBy("signup"), YEAR),
            "adult_check", PurposeRules.decisionOnly(),
            "contract", new PurposeRules(new Keep(true, Set.of(IdentityValue.NAME, IdentityValue.PHONE)), YEAR),
            "delivery", new PurposeRules(new Keep(false, Set.of(IdentityValue.NAME)), YEAR)));
    private final Verifications verifications = bench.verifications(rules);

    @AfterEach
    void close() {
        bench.close();
    }

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
            assertThat(again.identity()).isEmpty();
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
            var applications = new ApplicationVerifications(rules, store, bench.identities, bench.clock, new Random(3));
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
                    new Redemption.Attempt(finished.code().reveal(), "customer 42", "signup", "192.0.2.1"),
                    row -> of(row, "signup", row.application().orElseThrow()));
            doesNotOpen(
                    shop,
                    finished,
                    new Redemption.Attempt(finished.code().reveal(), "customer 43", "contract", "192.0.2.1"),
                    row -> of(row, "contract", about(row.application().orElseThrow(), "customer 43")));
            doesNotOpen(
                    shop,
                    finished,
                    new Redemption.Attempt(others.reveal(), "customer 42", "contract", "192.0.2.1"),
                    row -> of(row, "contract", row.application().orElseThrow().claimed(others.hash())));

            assertThat(granted(bench.applications(rules).redeem(shop, finished.id(), own))
                            .identity()
                            .present())
                    .containsExactly(IdentityValue.NAME);
        }

        private void doesNotOpen(
                Requester requester,
                Finished finished,
                Redemption.Attempt attempt,
                UnaryOperator<VerificationRequest> change) {
            var store = Trouble.changed(bench.store, change);
            var applications = new ApplicationVerifications(rules, store, bench.identities, bench.clock, new Random(3));

            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> applications.redeem(requester, finished.id(), attempt));
            assertThat(actions()).containsExactly(AuditAction.VERIFICATION_ACCEPTED);
        }

        private static Completion finishedAt(VerificationRequest row, Instant when) {
            var how = row.completion().orElseThrow();
            return new Completion(how.impUid(), how.provider(), how.certifiedAt(), when, how.eraseAfter());
        }

        private static ApplicationRequest about(ApplicationRequest asked, String subject) {
            return new ApplicationRequest(
                    asked.application(),
                    subject,
                    asked.returnUrl(),
                    asked.returnState(),
                    asked.page(),
                    asked.code(),
                    asked.redeemedAt());
        }

        private static VerificationRequest of(VerificationRequest row, String purpose, ApplicationRequest asked) {
            return new VerificationRequest(
                    row.id(),
                    purpose,
                    row.mode(),
                    Optional.of(asked),
                    row.binding(),
                    row.state(),
                    row.tries(),
                    row.createdAt(),
                    row.expiresAt(),
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

    /** An application's verification that somebody has finished. */
    private record Finished(VerificationId id, RedemptionCode code) {}

    private Redemption redeemed(Requester requester, String purpose) {
        var applications = bench.applications(rules);
        var finished = finished(applications, requester, purpose);
        return granted(applications.redeem(requester, finished.id(), attempt(finished, purpose)));
    }

    private static Redemption.Attempt attempt(Finished finished, String purpose) {
        return new Redemption.Attempt(finished.code().reveal(), "customer 42", purpose, "192.0.2.1");
    }

    private Finished finished(ApplicationVerifications applications, Requester requester, String purpose) {
        var order = new Order(Optional.of(purpose), "customer 42", RETURN_URL, Optional.empty());
        var placed = granted(applications.order(requester, order));
        var claimed = granted(applications.claim(placed.page(), Optional.empty()));
        var outcome = accepted(finish(claimed, certified(placed.id(), "adult")));
        return new Finished(placed.id(), outcome.handover().orElseThrow().code());
    }

    private static Requester requester(String name, IdentityValue... scopes) {
        return new Requester(name, Set.of(RETURN_URL), Set.of(scopes));
    }

    private Outcome.Accepted verified(String purpose, String persona) {
        var started = verifications.start(purpose, Optional.empty());
        return accepted(finish(started, certified(started.id(), persona)));
    }

    private String certified(VerificationId id, String persona) {
        return bench.sandbox.certify(CertificationOrder.of(persona).withMerchantUid(id.value()));
    }

    private Outcome finish(Started started, String impUid) {
        return finish(verifications, started, impUid);
    }

    private static Outcome finish(Verifications verifications, Started started, String impUid) {
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }

    private List<AuditEvent> entries() {
        return bench.store.log().unchained(1_000);
    }

    private List<AuditAction> actions() {
        return entries().stream().map(AuditEvent::action).toList();
    }

    private AuditEvent last() {
        var entries = entries();
        return entries.get(entries.size() - 1);
    }

    private static <T, R extends Enum<R>> T granted(Reply<T, R> reply) {
        return reply.fold(value -> value, reason -> {
            throw new AssertionError("Refused: " + reason);
        });
    }
}
