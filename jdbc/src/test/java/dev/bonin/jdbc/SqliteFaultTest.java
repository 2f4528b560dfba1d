package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.SqliteFile;
import dev.bonin.jdbc.engine.SqliteTransactions;
import dev.bonin.jdbc.engine.Work;
import dev.bonin.jdbc.person.JdbcSealedStore;
import dev.bonin.jdbc.request.JdbcVerificationStore;
import dev.bonin.jdbc.request.VerificationRows;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.sealing.WrappedDataKey;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to a file, and that nothing of a failed write stays. */
class SqliteFaultTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // there before each test
    private SqliteTransactions transactions;

    @SuppressWarnings("NullAway.Init") // there before each test
    private JdbcVerificationStore store;

    @BeforeEach
    void open() {
        BoninDatabase.open(settings(), Mode.SANDBOX).close();
        transactions = SqliteTransactions.open(SqliteFile.at(settings()));
        store = new JdbcVerificationStore(transactions, false);
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    private DatabaseSettings.Sqlite settings() {
        return new DatabaseSettings.Sqlite(folder.resolve("deep/er/bonin.db"));
    }

    @Test
    void keepsWhatItAcknowledgedAcrossARestart() {
        store.open(Rows.open(1), 8);
        Rows.accept(store, 1);
        transactions.close();

        try (var again = BoninDatabase.open(settings(), Mode.SANDBOX)) {
            assertThat(again.verifications().find(Rows.id(1)).flatMap(row -> row.completion()))
                    .contains(Rows.completion(1));
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        store.open(Rows.open(1), 8);

        try (var files = Files.list(settings().file().getParent())) {
            assertThat(files.toList())
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(settings().file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void syncsEveryCommitToTheDisk() {
        assertThat(pragma("journal_mode")).isEqualTo("wal");
        assertThat(pragma("synchronous")).as("FULL").isEqualTo("2");
        assertThat(pragma("temp_store")).as("MEMORY").isEqualTo("2");
    }

    @Test
    void overwritesWhatIsDeleted() {
        assertThat(pragma("secure_delete")).isEqualTo("1");
    }

    private String pragma(String name) {
        return transactions.write(connection -> Sql.of("PRAGMA " + name)
                .list(connection, row -> row.getString(1))
                .get(0));
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        transactions.write(connection -> execute(connection, "PRAGMA max_page_count = 20"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> {
                    for (int number = 0; number < 10_000; number++) {
                        store.open(Rows.open(number), 8);
                    }
                })
                .withMessage("the disk is full (SQLITE_FULL)")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.FULL));

        transactions.requireWritable();
        store.open(Rows.open(20_000), 8);
        assertThat(store.find(Rows.id(20_000))).contains(Rows.open(20_000));
    }

    /** Not when the time for the answer is over. */
    @Test
    void tellsAnErrorToTheCallerAtOnceAndGoesOn() {
        Work<Boolean> failing = connection -> {
            throw new NoClassDefFoundError("com/example/Missing");
        };
        assertThatThrownBy(() -> transactions.read(failing)).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        assertThatThrownBy(() -> transactions.write(failing)).hasRootCauseInstanceOf(NoClassDefFoundError.class);

        store.open(Rows.open(1), 8);
        assertThat(store.find(Rows.id(1))).isPresent();
    }

    /** What is only read, or written as it is, finds no full disk. */
    @Test
    void writesToTheFileWhereItIsAskedWhetherItCanBeWritten() throws IOException {
        store.open(Rows.open(1), 8);
        var journal = settings().file().resolveSibling(settings().file().getFileName() + "-wal");
        var before = Files.readAllBytes(journal);

        transactions.requireWritable();

        assertThat(Files.readAllBytes(journal)).isNotEqualTo(before);
    }

    @Test
    void leavesEveryDataKeyAsItWasWhenTheDiskIsFullDuringARewrap() {
        var sealed = new JdbcSealedStore(transactions);
        var old = new RingKey(new KeyId("0000beef"), KeyUse.SEALING, Rows.NOW, false, "old");
        var other = new RingKey(new KeyId("0000cafe"), KeyUse.SEALING, Rows.NOW, true, "other");
        sealed.register(old);
        sealed.register(other);
        var keys = IntStream.range(0, 500)
                .mapToObj(number -> new WrappedDataKey(Rows.id(number).value(), old.id(), "wrapped"))
                .toList();
        transactions.write(connection -> Sql.insert(
                        "bonin_identity (verification_id, sealed, wrapped, ring_key_id, assurance)",
                        keys.stream()
                                .map(key -> new Object[] {
                                    key.id(), "sealed", key.wrapped(), old.id().hex(), ""
                                })
                                .toList())
                .update(connection));
        var longer = keys.stream()
                .map(key -> new Rewrapped(key, new WrappedDataKey(key.id(), other.id(), "wrapped".repeat(500))))
                .toList();
        var pages = pragma("page_count");
        transactions.write(
                connection -> execute(connection, "PRAGMA max_page_count = " + (Integer.parseInt(pages) + 50)));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> sealed.rewrap(Holder.IDENTITY, longer))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.FULL));

        assertThat(sealed.wrappedBy(old.id(), Holder.IDENTITY, "", 1_000)).isEqualTo(keys);
        assertThat(sealed.wrappedBy(other.id(), Holder.IDENTITY, "", 1_000)).isEmpty();
    }

    @Test
    void saysThatItCannotBeWritten() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> transactions.write(connection -> {
                    execute(connection, "PRAGMA query_only = 1");
                    return VerificationRows.insert(Rows.open(1)).update(connection);
                }))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.READ_ONLY));
        assertThat(store.find(Rows.id(1))).isEmpty();
    }

    @Test
    void waitsForAnotherProgramsWriteAndThenSaysSo() throws SQLException {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + settings().file())) {
            execute(other, "BEGIN IMMEDIATE");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.open(Rows.open(1), 8))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE));
            assertThat(store.find(Rows.id(1))).as("reading goes on").isEmpty();
            execute(other, "ROLLBACK");
        }

        store.open(Rows.open(1), 8);
        assertThat(store.find(Rows.id(1))).isPresent();
    }

    @Test
    void keepsTheOthersOfAGroupInWhichOneFails() throws Exception {
        var pool = Executors.newFixedThreadPool(33);
        var begun = new CountDownLatch(1);
        var allWait = new CountDownLatch(32);
        try {
            var first = pool.submit(() -> transactions.write(connection -> {
                begun.countDown();
                return await(allWait);
            }));
            begun.await();
            var group = new ArrayList<Future<Boolean>>();
            for (int number = 0; number < 32; number++) {
                var row = VerificationRows.insert(Rows.open(number));
                boolean fails = number % 4 == 0;
                Callable<Boolean> write = () -> {
                    allWait.countDown();
                    return transactions.write(connection -> row.update(connection) == 1 && !failing(fails));
                };
                group.add(pool.submit(write));
            }
            first.get();
            for (int number = 0; number < 32; number++) {
                var write = group.get(number);
                if (number % 4 == 0) {
                    assertThat(write).failsWithin(Duration.ofSeconds(60));
                } else {
                    assertThat(write.get()).isTrue();
                }
                assertThat(store.find(Rows.id(number)).isPresent()).isEqualTo(number % 4 != 0);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean failing(boolean fails) {
        if (fails) {
            throw new IllegalStateException("the work itself failed");
        }
        return false;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void takesNoWorkWhenItIsClosed() {
        transactions.close();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.open(Rows.open(1), 8))
                .withMessage("the database is closed");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.find(Rows.id(1)));
    }

    @Test
    void refusesTheTablesOfAnotherVersion() {
        transactions.write(
                connection -> execute(
                        connection,
                        "INSERT INTO bonin_schema_history SELECT installed_rank + 90, '99', 'later', type, 'V99__later.sql',"
                                + " checksum, installed_by, installed_on, execution_time, success FROM bonin_schema_history LIMIT 1"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> BoninDatabase.open(settings(), Mode.SANDBOX))
                .withMessage(
                        "its tables are those of a newer version of Bonin: run that version, or bring back the backup from before it");
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
