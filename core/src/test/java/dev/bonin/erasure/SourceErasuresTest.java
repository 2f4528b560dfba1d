package dev.bonin.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.ErasureBench.Verified;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.fault.Fault.FaultPlan;
import dev.bonin.verification.VerificationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is forgotten here is forgotten at PortOne, too, where that was asked for. */
class SourceErasuresTest {
    private static final Access SHOP = new Access("application:shop", "192.0.2.1", "erasure");

    private final ErasureBench bench = new ErasureBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void erasesTheRecordAtPortOne() {
        var verified = erased(true);
        assertThat(source(verified)).isEqualTo(SourceState.PENDING);
        assertThat(bench.atSource.pending()).isOne();

        assertThat(bench.atSource.run()).isEmpty();

        assertThat(source(verified)).isEqualTo(SourceState.ERASED);
        assertThat(bench.atSource.pending()).isZero();
        assertThat(erasureCalls()).isOne();
        assertThat(bench.source.report(verified.impUid())).isEmpty();
        assertThat(bench.logged(AuditAction.SOURCE_ERASURE)).singleElement().satisfies(event -> {
            assertThat(event.verification()).contains(verified.id().value());
            assertThat(event.purpose()).isEqualTo("signup");
            assertThat(event.detail()).isEqualTo("outcome=erased failures=0");
        });
    }

    @Test
    void leavesAloneWhatNobodyAskedFor() {
        var verified = erased(false);

        bench.atSource.run();

        assertThat(source(verified)).isEqualTo(SourceState.NOT_ASKED);
        assertThat(erasureCalls()).isZero();
    }

    @Test
    void isDoneWithWhatPortOneHasNoMore() {
        var verified = erased(true);
        bench.sandbox.nextAnswers(lost());
        bench.atSource.run();
        assertThat(source(verified)).as("the answer is lost").isEqualTo(SourceState.PENDING);

        bench.clock.advance(Duration.ofMinutes(1));
        bench.atSource.run();

        assertThat(source(verified)).isEqualTo(SourceState.NOT_THERE);
        assertThat(bench.logged(AuditAction.SOURCE_ERASURE))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).isEqualTo("outcome=not_there failures=1"));
    }

    @Test
    void asksAgainAfterPausesThatGrowUpToADay() {
        erased(true);
        bench.sandbox.close();
        var pauses = new ArrayList<Duration>();
        for (int failure = 0; failure < 14; failure++) {
            bench.atSource.run();
            pauses.add(untilDue());
        }

        assertThat(pauses.subList(0, 4))
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8));
        assertThat(pauses.subList(11, 14)).containsOnly(Duration.ofDays(1));
    }

    @Test
    void givesUpAfterThirtyDaysAndSaysWhich() {
        var verified = erased(true);
        bench.sandbox.close();
        bench.clock.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(bench.atSource.run()).isEmpty();

        bench.clock.advance(Duration.ofDays(1));
        assertThat(bench.atSource.run()).containsExactly(verified.id());

        assertThat(source(verified)).isEqualTo(SourceState.GIVEN_UP);
        assertThat(bench.logged(AuditAction.SOURCE_ERASURE))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).startsWith("outcome=given_up"));
        bench.clock.advance(Duration.ofDays(1));
        assertThat(bench.atSource.run()).isEmpty();
    }

    @Test
    void waitsForAPortOneThatIsAwayOnceARunAndNotOnceARecord() {
        var records = List.of(erased(true), erased(true), erased(true));
        bench.sandbox.nextAnswers(lost());

        bench.atSource.run();

        assertThat(erasureCalls()).isOne();
        bench.atSource.run();
        assertThat(records.stream().map(this::source))
                .containsExactlyInAnyOrder(SourceState.PENDING, SourceState.ERASED, SourceState.ERASED);
    }

    @Test
    void goesOnPastARecordThatPortOneAnswersOddly() {
        var records = List.of(erased(true), erased(true));
        bench.sandbox.nextAnswers(new Fault.NullResponse().on(RestRoute.DELETE_CERTIFICATION));

        bench.atSource.run();

        assertThat(records.stream().map(this::source))
                .containsExactlyInAnyOrder(SourceState.PENDING, SourceState.ERASED);
        assertThat(bench.atSource.pending()).isOne();
    }

    /** The record is erased, and the answer never comes. */
    private static FaultPlan lost() {
        return new Fault.Dropped().on(RestRoute.DELETE_CERTIFICATION);
    }

    /** Turns the clock until the source is to be asked again. */
    private Duration untilDue() {
        for (int minutes = 0; minutes <= 2 * 24 * 60; minutes++) {
            if (!bench.erasures.dueAtSource(bench.clock.instant(), 1).isEmpty()) {
                return Duration.ofMinutes(minutes);
            }
            bench.clock.advance(Duration.ofMinutes(1));
        }
        throw new AssertionError("Not due within two days");
    }

    private Verified erased(boolean atSource) {
        var verified = bench.verified();
        bench.eraser.erase(verified.id(), Cause.APPLICATION, atSource, SHOP);
        return verified;
    }

    private SourceState source(Verified verified) {
        return source(verified.id());
    }

    private SourceState source(VerificationId id) {
        return bench.erasures.find(id).orElseThrow().source();
    }

    private long erasureCalls() {
        return bench.sandbox.calls().count(RestRoute.DELETE_CERTIFICATION);
    }
}
