package dev.bonin.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.announcement.Announcements.Untold;
import dev.bonin.audit.Access;
import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Trouble;
import dev.bonin.ceremony.Verifications;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Mode;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationFinished;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each outcome is announced at least once, whatever becomes of a listener. */
class AnnouncementsTest {
    private static final Duration YEAR = Duration.ofDays(365);

    private final CeremonyBench bench = new CeremonyBench();
    private final InMemoryStores store = new InMemoryStores();
    private final CeremonyRules rules = CeremonyBench.purposes(Map.of(
            "default",
            PurposeRules.decisionOnly(),
            "adult_check",
            new PurposeRules(
                    Keep.NOTHING,
                    YEAR,
                    List.of(new PolicyCatalog(List.of()).policy("youth_protection")),
                    List.of(),
                    Optional.empty())));
    private final Verifications verifications = bench.verifications(rules, store, bench.sealer, outcome -> {});
    private final Announcements announcements = announcements(store.outbox());
    private final List<VerificationFinished> heard = new ArrayList<>();

    private Announcements announcements(OutcomeOutbox outbox) {
        return new Announcements(outbox, store, bench.sealer, bench.clock);
    }

    @BeforeEach
    void announce() {
        store.announcing();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tellsWhatWasAcceptedOnce() {
        var id = verified("default", "adult");

        assertThat(announcements.run(heard::add)).isEmpty();
        bench.clock.advance(YEAR);
        announcements.run(heard::add);

        var finished = store.find(id).flatMap(VerificationRequest::completion).orElseThrow();
        assertThat(heard)
                .containsExactly(new VerificationFinished(
                        id,
                        "default",
                        Mode.SANDBOX,
                        true,
                        Optional.empty(),
                        Optional.of("member 7"),
                        finished.judgement(),
                        finished.finishedAt()));
    }

    @Test
    void tellsWhomAPolicyRefusedAndWhy() {
        verified("adult_check", "thirteen");

        announcements.run(heard::add);

        assertThat(heard).singleElement().satisfies(event -> {
            assertThat(event.accepted()).isFalse();
            assertThat(event.judgement().refusal().orElseThrow().verdict().reason())
                    .contains("under_age");
        });
    }

    @Test
    void printsTheIdAlone() {
        var id = verified("default", "adult");
        announcements.run(heard::add);

        assertThat(heard).hasToString("[VerificationFinished[" + id + "]]");
    }

    @Test
    void tellsAgainWhatAListenerDidNotTakeAndHoldsUpNobodyElse() {
        var first = verified("default", "adult");
        bench.clock.advance(Duration.ofMillis(1));
        var second = verified("default", "adult");

        var untold = announcements.run(event -> {
            if (event.id().equals(first)) {
                throw new IllegalStateException("홍길동");
            }
            heard.add(event);
        });

        assertThat(untold).containsExactly(new Untold(first, IllegalStateException.class, 1, false));
        bench.clock.advance(Duration.ofMillis(999));
        announcements.run(heard::add);
        assertThat(heard).extracting(VerificationFinished::id).containsExactly(second);
        bench.clock.advance(Duration.ofMillis(1));
        announcements.run(heard::add);
        assertThat(heard).extracting(VerificationFinished::id).containsExactly(second, first);
    }

    @Test
    void bearsEvenAnErrorOfAListener() {
        var id = verified("default", "adult");

        var untold = announcements.run(event -> {
            throw new NoClassDefFoundError("of the application");
        });

        assertThat(untold).containsExactly(new Untold(id, NoClassDefFoundError.class, 1, false));
    }

    @Test
    void givesUpAfterADayOfGrowingPauses() {
        verified("default", "adult");
        var pauses = new ArrayList<Duration>();
        var last = failing();
        while (!last.givenUp()) {
            var before = bench.clock.instant();
            while (store.outbox().due(bench.clock.instant(), 1).isEmpty()) {
                bench.clock.advance(Duration.ofSeconds(1));
            }
            pauses.add(Duration.between(before, bench.clock.instant()));
            last = failing();
        }

        assertThat(pauses).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(pauses).last().isEqualTo(Duration.ofHours(1));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofDays(1), Duration.ofHours(25));
        bench.clock.advance(YEAR);
        assertThat(announcements.run(heard::add)).isEmpty();
        assertThat(heard).isEmpty();
    }

    private Untold failing() {
        var untold = announcements.run(event -> {
            throw new IllegalStateException("in vain");
        });
        assertThat(untold).hasSize(1);
        return untold.get(0);
    }

    @Test
    void leavesToAnotherNodeWhatThatIsTelling() {
        verified("default", "adult");

        announcements.run(event -> assertThat(announcements.run(heard::add)).isEmpty());

        assertThat(heard).isEmpty();
    }

    @Test
    void tellsAgainWhatANodeThatDiedWasTelling() {
        verified("default", "adult");
        var died = new StoreException(StoreException.Kind.UNAVAILABLE, "died");
        var dying = announcements(Trouble.at(OutcomeOutbox.class, store.outbox(), "settle", 1, died));

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> dying.run(heard::add));
        bench.clock.advance(Duration.ofMinutes(1));
        announcements.run(heard::add);

        assertThat(heard).hasSize(2).element(1).isEqualTo(heard.get(0));
    }

    @Test
    void tellsNothingOfWhomWasErasedInTheMeantime() {
        var id = verified("default", "adult");
        var events = new AuditEvents(bench.clock, new Random(7));
        var eraser = new Eraser(store, store.erasures(), events, bench.clock);
        var late = announcements(Trouble.after(
                () -> eraser.erase(id, Cause.OPERATOR, false, Access.system("test")),
                OutcomeOutbox.class,
                store.outbox(),
                "due"));

        assertThat(late.run(heard::add)).isEmpty();

        assertThat(heard).isEmpty();
    }

    @Test
    void tellsMoreThanFitsIntoOnePiece() {
        for (int i = 0; i < 101; i++) {
            verified("default", "adult");
        }

        announcements.run(heard::add);

        assertThat(heard).extracting(VerificationFinished::id).hasSize(101).doesNotHaveDuplicates();
    }

    private VerificationId verified(String purpose, String persona) {
        var wish = RequestedTerms.forAccount("member 7");
        var started = verifications.start(purpose, wish, Optional.empty());
        var impUid = bench.sandbox.certify(
                CertificationOrder.of(persona).withMerchantUid(started.id().value()));
        verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
        return started.id();
    }
}
