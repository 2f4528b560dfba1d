package dev.bonin.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bonin.account.Accounts;
import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditRetention;
import dev.bonin.chore.Chore;
import dev.bonin.chore.Chores;
import dev.bonin.chore.DueChores;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.ImpUid;
import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
import dev.bonin.verification.Binding;
import dev.bonin.verification.CeremonyRules;
import dev.bonin.verification.Cleanup;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.Mode;
import dev.bonin.verification.PurposeRules;
import dev.bonin.verification.Purposes;
import dev.bonin.verification.Terms;
import dev.bonin.verification.Upkeep;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import dev.bonin.verification.Verifications;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an application without a framework has done for as long as it lives. */
@Timeout(60)
class DueChoresTest {
    private final ErasureBench bench = new ErasureBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void eraseWhoseTimeIsOverAndChainTheAccessLog() {
        var id = keptAndDue();
        var failures = new CompletableFuture<RuntimeException>();

        try (var chores = Chores.start(all(), (chore, failure) -> failures.complete(failure))) {
            assertThat(chores).isNotNull();
            await(() -> bench.store.find(id).orElseThrow().state() == VerificationState.ERASED);
            await(() -> bench.store.log().head().sequence() > 0);
        }
        assertThat(failures).isNotDone();
    }

    private VerificationId keptAndDue() {
        var now = bench.clock.instant();
        var how = new Completion(
                Optional.of(new ImpUid("imp_123456789012")),
                "danal",
                now,
                now,
                now.plus(Duration.ofHours(1)),
                Judgement.NONE);
        var id = new VerificationId("0".repeat(32));
        var accepted = new VerificationRequest(
                id,
                "default",
                Mode.SANDBOX,
                Optional.empty(),
                Optional.empty(),
                VerificationState.ACCEPTED,
                0,
                now,
                now,
                Terms.NONE,
                Optional.of(how));
        bench.store.keepBare(
                accepted,
                SealedPerson.nobody(),
                bench.events.of(AuditAction.VERIFICATION_ACCEPTED, Access.system("test"), ""));
        bench.clock.advance(Duration.ofHours(2));
        return id;
    }

    private List<Chore> all() {
        var log = bench.store.log();
        var sealer = new PersonSealer(KeyRings.fixed(KeyRing.draw(bench.clock)), new Random(8));
        var identities = new KeptIdentities(bench.store, sealer, log, bench.clock, new Random(9));
        var clocks = ClockAgreement.trusting(bench.clock);
        return DueChores.all(
                new Cleanup(bench.store, clocks),
                new Retention(bench.eraser, bench.erasures, bench.clock, clocks),
                bench.atSource,
                new Accounts(bench.store.accounts(), bench.store, identities, bench.events, bench.clock, Duration.ZERO),
                clocks,
                log,
                new AuditRetention(log, bench.events, Duration.ofDays(731), clocks),
                id -> {
                    throw new AssertionError("given up");
                });
    }

    @Test
    void areDemandedWhereAPurposeKeepsPeople() {
        var keeping = new CeremonyRules(
                Mode.SANDBOX,
                Binding.REQUIRED,
                new Purposes(Map.of("signup", new PurposeRules(new Keep(true, Set.of()), Duration.ofDays(30)))),
                Set.of(),
                Set.of(),
                Map.of(),
                new PolicyCatalog(List.of()));
        var closed = Chores.start(all(), DueChoresTest::ignored);
        closed.close();

        try (var some = Chores.start(all().subList(0, 5), DueChoresTest::ignored);
                var every = Chores.start(all(), DueChoresTest::ignored)) {
            assertThatIllegalStateException().isThrownBy(() -> verifications(keeping, closed));
            assertThatIllegalStateException()
                    .isThrownBy(() -> verifications(keeping, some))
                    .withMessageContaining("DueChores.all");
            assertThat(verifications(keeping, every)).isNotNull();
            assertThat(verifications(CeremonyRules.sandbox(Binding.REQUIRED), closed))
                    .isNotNull();
        }
    }

    private static void ignored(Chore chore, RuntimeException failure) {}

    private Verifications verifications(CeremonyRules rules, Upkeep upkeep) {
        VerificationSource source = impUid -> {
            throw new SourceException(SourceException.Kind.UNAVAILABLE, null, null);
        };
        var sealer = new PersonSealer(KeyRings.fixed(KeyRing.draw(bench.clock)), new Random(8));
        return new Verifications(rules, source, bench.store, sealer, bench.clock, new Random(9), List.of(), upkeep);
    }

    @Test
    void areWaitedForAtTheEnd() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new CompletableFuture<Boolean>();
        var chores = Chores.start(
                List.of(new Chore("slow", Duration.ofHours(1), () -> {
                    begun.countDown();
                    ended.complete(passed(mayEnd));
                })),
                DueChoresTest::ignored);
        begun.await();
        var closing = CompletableFuture.runAsync(chores::close);
        await(() -> !chores.isOpen());
        assertThat(closing).isNotDone();
        mayEnd.countDown();

        assertThat(closing).succeedsWithin(Duration.ofSeconds(30));
        assertThat(ended).isCompletedWithValue(true);
    }

    /** Whether a latch was opened before somebody interrupted. */
    private static boolean passed(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    @Test
    void goOnAfterAnErrorAndWhereNobodyCanBeTold() throws InterruptedException {
        var runs = new CountDownLatch(3);
        var told = new CountDownLatch(3);
        var failing = new Chore("failing", Duration.ofMillis(1), () -> {
            runs.countDown();
            throw new StackOverflowError();
        });

        try (var chores = Chores.start(List.of(failing), (chore, failure) -> {
            told.countDown();
            throw new IllegalStateException("the log is full", failure);
        })) {
            assertThat(chores).isNotNull();
            runs.await();
            told.await();
        }
    }

    @Test
    void goOnAfterARunThatFailed() throws InterruptedException {
        var runs = new CountDownLatch(3);
        var told = new CountDownLatch(3);
        var failing = new Chore("failing", Duration.ofMillis(1), () -> {
            runs.countDown();
            throw new IllegalStateException("away");
        });

        try (var chores = Chores.start(List.of(failing), (chore, failure) -> told.countDown())) {
            assertThat(chores).isNotNull();
            runs.await();
            told.await();
        }
    }

    private static void await(BooleanSupplier fact) {
        while (!fact.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
