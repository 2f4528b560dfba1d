package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Verifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.source.ImpUid;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import dev.bonin.verification.Try;
import dev.bonin.verification.VerificationState;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server has committed, and its answer is lost: it is looked up, answered as it is, and never done again. */
abstract class LostAnswerContract {
    /** Returns an empty database. */
    abstract DatabaseSettings.Server empty();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private CutLine line;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private BoninDatabase database;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private VerificationStore store;

    @BeforeEach
    void open() throws IOException {
        line = new CutLine(empty());
        database = BoninDatabase.open(line.settings(), Mode.SANDBOX);
        store = database.verifications();
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        line.close();
    }

    @Test
    void isLookedUpAndToldAsItIs() {
        store.open(Rows.open(1), 8);
        line.cutAfter("COMMIT");

        assertThat(Rows.accept(store, 1)).isTrue();

        assertThat(line.wasCut()).isTrue();
        assertThat(store.find(Rows.id(1)))
                .hasValueSatisfying(request -> assertThat(request.state()).isEqualTo(VerificationState.ACCEPTED));
        assertThat(database.log().about(Rows.id(1).value(), Optional.empty(), 10))
                .hasSize(1);
    }

    @Test
    void isNotDoneTwice() {
        line.cutAfter("INSERT INTO bonin_verification");

        store.open(Rows.open(1), 8);

        assertThat(line.wasCut()).isTrue();
        assertThat(store.find(Rows.id(1))).contains(Rows.open(1));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.open(Rows.open(1))) // no id is drawn twice
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    void beginsATryOnce() {
        store.open(Rows.open(1), 8);
        var attempt = new Try(Rows.browser(1), Optional.empty(), 10, Rows.NOW, Rows.NOW.plusSeconds(10));
        line.cutAfter("SET tries = tries + 1");

        var traces = store.historyAndBegin(attempt, new ImpUid("imp_1"), Rows.NOW);

        assertThat(line.wasCut()).isTrue();
        assertThat(traces.begun()).contains(attempt);
        assertThat(store.find(Rows.id(1)))
                .hasValueSatisfying(request -> assertThat(request.tries()).isOne());
    }

    /** The first time, nothing had been written when it was looked up; it is written before the second time. */
    @Test
    void beginsATryOnceThoughTheServerGetsItLate() {
        store.open(Rows.open(1), 8);
        var attempt = new Try(Rows.browser(1), Optional.empty(), 10, Rows.NOW, Rows.NOW.plusSeconds(10));
        line.cutAndDeliverAfter("SET tries = tries + 1", "AND lease_until = ");

        var traces = store.historyAndBegin(attempt, new ImpUid("imp_1"), Rows.NOW);

        assertThat(line.wasCut()).isTrue();
        assertThat(traces.begun()).contains(attempt);
        assertThat(store.find(Rows.id(1)))
                .hasValueSatisfying(request -> assertThat(request.tries()).isOne());
    }

    @Test
    void isToldToWhoeverFinishes() {
        var certified = new CertifiedByHand();
        var verifications = new Verifications(
                CeremonyRules.sandbox(Binding.REQUIRED),
                certified,
                store,
                new Keys().sealerFor(database.sealed()),
                Clock.systemUTC(),
                new Random(),
                List.of(),
                FinishWatch.NONE);
        var started = verifications.start("default", Optional.empty());
        certified.certify(started.id().value());
        var attempt = new FinishAttempt("imp_1", Optional.of(started.browser()), Optional.empty());
        line.cutAfter("COMMIT");

        assertThat(verifications.finish(attempt).<Boolean>fold(accepted -> true, refused -> false))
                .isTrue();

        assertThat(line.wasCut()).isTrue();
        assertThat(verifications.finish(attempt).<Boolean>fold(accepted -> true, refused -> false))
                .isTrue();
    }
}
