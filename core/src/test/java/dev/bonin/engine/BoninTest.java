package dev.bonin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.chore.Chore;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationFinished;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an application without a framework takes from one place. */
@Timeout(60)
class BoninTest {
    private static final String TELLING = "Delivering outcomes to the application";

    private final EngineBench bench = new EngineBench();

    @Test
    void erasesWhoseTimeIsOverAndChainsTheAccessLog() {
        var bonin = bench.bonin(EngineBench.keepingNames(), new BoninOptions());
        VerificationId id;
        try (var chores = bonin.startChores()) {
            assertThat(chores.isOpen()).isTrue();
            id = bench.verify(bonin);
        }
        bench.clock.advance(EngineBench.KEPT_FOR);

        try (var chores = bonin.startChores()) {
            assertThat(chores.isOpen()).isTrue();
            await(() -> bench.stores.verifications().find(id).orElseThrow().state() == VerificationState.ERASED);
            await(() -> bench.stores.log().head().sequence() > 0);
        }
        assertThat(bench.lines).allSatisfy(line -> assertThat(line.level()).isEqualTo(Level.INFO));
    }

    @Test
    void keepsNobodyWhomNobodyWouldErase() {
        var bonin = bench.bonin(EngineBench.keepingNames(), new BoninOptions());

        assertThatIllegalStateException().isThrownBy(bonin::verifications).withMessageContaining("startChores()");
        var chores = bonin.startChores();
        assertThat(bonin.verifications()).isNotNull();
        chores.close();
        assertThatIllegalStateException().isThrownBy(bonin::verifications);
    }

    @Test
    void verifiesWithoutChoresWhereNobodyIsKeptOrOthersRunThem() {
        var keepingNobody = bench.bonin(EngineBench.keepingNobody(), new BoninOptions());
        var choresElsewhere = bench.bonin(EngineBench.keepingNames(), new BoninOptions().choresElsewhere());

        assertThat(bench.verify(keepingNobody)).isNotEqualTo(bench.verify(choresElsewhere));
    }

    @Test
    void startsChoresOnceAtATimeAndThoseOfTheApplicationWithThem() throws InterruptedException {
        var bonin = bench.bonin(EngineBench.keepingNobody(), new BoninOptions());
        var done = new CountDownLatch(1);

        try (var chores = bonin.startChores(new Chore("own", Duration.ofHours(1), done::countDown))) {
            assertThat(chores.isOpen()).isTrue();
            done.await();
            assertThatIllegalStateException().isThrownBy(bonin::startChores).withMessageContaining("already running");
        }
        bonin.startChores().close();
    }

    @Test
    void buildsEachPartOnce() {
        var bonin = bench.bonin(EngineBench.keepingNobody(), new BoninOptions());

        assertThat(bonin.verifications()).isSameAs(bonin.verifications());
        assertThat(bonin.applications()).isSameAs(bonin.applications());
        assertThat(bonin.accounts()).isSameAs(bonin.accounts());
        assertThat(bonin.identities()).isSameAs(bonin.identities());
        assertThat(bonin.erasures()).isSameAs(bonin.erasures());
        assertThat(bonin.subjects()).isSameAs(bonin.subjects());
        assertThat(bonin.rotation()).isSameAs(bonin.rotation());
    }

    @Test
    void givesItsKeysToStoresThatKeepNothingAndSaysSoInTheAccessLogOnce() {
        bench.bonin(EngineBench.keepingNobody(), new BoninOptions());
        bench.bonin(EngineBench.keepingNobody(), new BoninOptions());

        assertThat(bench.stores.sealed().keys()).hasSize(2);
        assertThat(bench.stores.log().unchained(10))
                .map(AuditEvent::action)
                .containsExactly(AuditAction.KEY_ADDED, AuditAction.KEY_ADDED);
    }

    @Test
    void startsWithNoKeysThatTheStoresAreNotKeptWith() {
        bench.bonin(EngineBench.keepingNobody(), new BoninOptions());
        var others = KeyRings.fixed(KeyRing.draw(bench.clock));

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> Bonin.over(
                        bench.stores, others, EngineBench.keepingNobody(), bench, bench.clock, new Random(2)))
                .withMessageContaining("lacks the sealing key");
    }

    @Test
    void tellsHandlersBeforeItAnswers() {
        var told = new ArrayList<Outcome>();
        var bonin = bench.bonin(EngineBench.keepingNobody(), new BoninOptions().handlers(List.of(told::add)));

        var id = bench.verify(bonin);

        assertThat(told)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.id()).isEqualTo(id));
    }

    @Test
    void tellsAListenerOfWhatWasNotedForItAndNotesNothingWithoutOne() {
        var heard = new ArrayList<VerificationFinished>();
        bench.verify(bench.bonin(EngineBench.keepingNobody(), new BoninOptions()));
        var bonin = bench.bonin(EngineBench.keepingNobody(), new BoninOptions().announceTo(heard::add));
        EngineBench.run(bonin, TELLING);
        assertThat(heard).as("of before there was a listener").isEmpty();

        var id = bench.verify(bonin);
        EngineBench.run(bonin, TELLING);

        assertThat(heard).extracting(VerificationFinished::id).containsExactly(id);
    }

    @Test
    void keepsTheAccessLogAYearAtTheLeast() {
        var tooShort = new BoninOptions().accessLogKeptFor(Duration.ofDays(364));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.bonin(EngineBench.keepingNobody(), tooShort))
                .withMessageContaining("at least one year");
    }

    private static void await(BooleanSupplier fact) {
        while (!fact.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
