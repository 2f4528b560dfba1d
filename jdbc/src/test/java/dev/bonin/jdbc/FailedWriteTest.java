package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Verifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finish whose last write fails was none: the next one need not wait, and is not one try nearer to the end. */
class FailedWriteTest {
    private static final String FAILING = "CREATE TRIGGER failing BEFORE UPDATE ON bonin_verification"
            + " WHEN NEW.state = 'ACCEPTED' BEGIN SELECT RAISE(ABORT, 'as a full disk would'); END";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void leavesNoTryAndNoLeaseBehind() throws SQLException {
        var settings = new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
        try (var database = BoninDatabase.open(settings, Mode.SANDBOX)) {
            var store = database.verifications();
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
            execute(settings, FAILING);

            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> verifications.finish(attempt));
            assertThat(store.find(started.id()).orElseThrow().tries()).isZero();

            execute(settings, "DROP TRIGGER failing");
            assertThat(verifications.finish(attempt).<Boolean>fold(accepted -> true, refused -> false))
                    .isTrue();
        }
    }

    private static void execute(DatabaseSettings.Sqlite settings, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + settings.file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
