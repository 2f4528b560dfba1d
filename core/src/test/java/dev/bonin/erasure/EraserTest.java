package dev.bonin.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.erasure.Eraser.Result;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody wants a person forgotten. */
class EraserTest {
    private static final Access KIM = new Access("operator:kim", "local", "the person asked for it");

    private final ErasureBench bench = new ErasureBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void forgetsThePersonAndKeepsThatSomebodyWasVerified() {
        var verified = bench.verified();

        var entry = erased(verified.id(), false).entry();

        assertThat(entry.id()).isEqualTo(verified.id());
        assertThat(entry.cause()).isEqualTo(Cause.OPERATOR);
        assertThat(entry.source()).isEqualTo(SourceState.NOT_ASKED);
        assertThat(entry.rows()).isPositive();
        assertThat(bench.store.person(verified.id())).isEmpty();
        var request = bench.store.find(verified.id()).orElseThrow();
        assertThat(request.state()).isEqualTo(VerificationState.ERASED);
        assertThat(request.binding()).isEmpty();
        assertThat(request.completion().orElseThrow().evidence()).isEmpty();
        assertThat(request.completion().orElseThrow().provider()).isEqualTo("danal");
    }

    @Test
    void writesWhoWantedItAndWhyIntoTheLog() {
        var verified = bench.verified();
        erased(verified.id(), true);

        var entries = bench.logged(AuditAction.VERIFICATION_ERASED);

        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).access()).isEqualTo(KIM);
        assertThat(entries.get(0).purpose()).isEqualTo("signup");
        assertThat(entries.get(0).verification()).contains(verified.id().value());
        assertThat(entries.get(0).detail()).isEqualTo("cause=operator at_source=true");
    }

    @Test
    void tellsTheSameAgain() {
        var verified = bench.verified();
        var first = erased(verified.id(), false);
        bench.clock.advance(Duration.ofMinutes(1));

        var again = erased(verified.id(), true);

        assertThat(first.before()).isFalse();
        assertThat(again.before()).isTrue();
        assertThat(again.entry()).isEqualTo(first.entry());
        assertThat(bench.logged(AuditAction.VERIFICATION_ERASED)).hasSize(1);
    }

    @Test
    void tellsTheTimeNoFinerThanItIsKept() {
        var verified = bench.verified();
        bench.clock.advance(Duration.ofNanos(1_500_001));

        var at = erased(verified.id(), false).entry().at();

        assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void letsNobodyFinishWhatIsOpen() {
        var started = bench.verifications.start("signup", Optional.empty());

        assertThat(erase(started.id(), false)).isEqualTo(new Result.NobodyVerified(VerificationState.CANCELLED));
        assertThat(erase(started.id(), false)).isEqualTo(new Result.NobodyVerified(VerificationState.CANCELLED));
        assertThat(bench.logged(AuditAction.VERIFICATION_ERASED)).as("once").hasSize(1);
        var emptied = bench.store.find(started.id()).orElseThrow();
        assertThat(emptied.binding()).isEmpty();
        assertThat(emptied.account()).isEmpty();
        assertThat(emptied.terms().form()).isEmpty();
    }

    @Test
    void knowsNothingOfWhatThereNeverWas() {
        assertThat(erase(new VerificationId("0".repeat(32)), false)).isEqualTo(new Result.Unknown());
    }

    private Result.Erased erased(VerificationId id, boolean atSource) {
        return (Result.Erased) erase(id, atSource);
    }

    private Result erase(VerificationId id, boolean atSource) {
        return bench.eraser.erase(id, Cause.OPERATOR, atSource, KIM);
    }
}
