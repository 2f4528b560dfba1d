package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import db.callback.CallbackOfTheApplication;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Bonin's tables in the schema of an application that has its own Flyway, and tables of all the names that Bonin's
 * could have.
 */
abstract class MigrationContract {
    private static final int NODES = 4;
    private static final int REPETITIONS = 3;
    private static final String APPLICATION_HISTORY = "flyway_schema_history";

    /** An empty database; the same for all of a test. */
    abstract DatabaseSettings settings();

    abstract String url();

    /** Asks for the names of all that is in the schema, whatever it is. */
    abstract String everyName();

    String user() {
        return "postgres";
    }

    String password() {
        return "postgres";
    }

    private Connection connected() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    final List<String> texts(String query) {
        try (var connection = connected()) {
            return Sql.of(query).list(connection, row -> row.getString(1));
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }

    final int execute(String change) throws SQLException {
        try (var connection = connected()) {
            return Sql.of(change).update(connection);
        }
    }

    final BoninDatabase open() {
        return BoninDatabase.open(settings(), Mode.SANDBOX);
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(url(), user(), password())
                .locations("classpath:dev/bonin/jdbc/application");
    }

    @Test
    void makeNoNameThatIsNotBonins() {
        open().close();

        assertThat(texts(everyName())).hasSizeGreaterThan(40).allMatch(name -> name.startsWith("bonin_"));
    }

    @Test
    void comeAfterTheFlywayOfAnApplication() {
        assertThat(flyway().load().migrate().migrationsExecuted).isEqualTo(2);

        keepsARequest(1);

        leavesTheApplicationAsItWas(flyway().load());
        findsARequest(1);
    }

    @Test
    void comeBetweenTwoStepsOfTheFlywayOfAnApplication() {
        assertThat(flyway().target("1").load().migrate().migrationsExecuted).isEqualTo(1);

        keepsARequest(1);

        assertThat(flyway().load().migrate().migrationsExecuted).isEqualTo(1);
        leavesTheApplicationAsItWas(flyway().load());
        findsARequest(1);
    }

    /** The application's Flyway finds a schema that is not empty, and needs a setting to begin nevertheless. */
    @Test
    void comeBeforeTheFlywayOfAnApplication() {
        keepsARequest(1);

        var flyway = flyway().baselineOnMigrate(true).baselineVersion("0").load();
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);

        leavesTheApplicationAsItWas(flyway);
        findsARequest(1);
    }

    private void keepsARequest(int number) {
        try (var database = open()) {
            database.verifications().open(Rows.open(number), 8);
            Rows.accept(database.verifications(), number);
        }
    }

    private void findsARequest(int number) {
        try (var database = open()) {
            assertThat(database.verifications().find(Rows.id(number)).flatMap(found -> found.completion()))
                    .contains(Rows.completion(number));
        }
        assertThat(steps(Migrations.HISTORY)).containsExactly("V1__tables.sql");
    }

    private void leavesTheApplicationAsItWas(Flyway flyway) {
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThat(steps(APPLICATION_HISTORY)).containsExactly("V1__verification_request.sql", "V2__member.sql");
        assertThat(texts("SELECT p.note FROM person p JOIN member m ON m.person_id = p.id WHERE m.id = 7"))
                .containsExactly("of the application");
    }

    private List<String> steps(String history) {
        return texts("SELECT script FROM " + history + " WHERE type = 'SQL' ORDER BY installed_rank");
    }

    @Test
    void areNoneOfTheBusinessOfAnApplicationsCallbacks() {
        CallbackOfTheApplication.CALLED_FOR.clear();

        open().close();
        flyway().baselineOnMigrate(true).baselineVersion("0").load().migrate();

        assertThat(CallbackOfTheApplication.CALLED_FOR).containsExactly(APPLICATION_HISTORY);
    }

    @RepeatedTest(REPETITIONS)
    void areMadeOnceByNodesThatStartAtOnce() throws Exception {
        startTogether();

        assertThat(steps(Migrations.HISTORY)).containsExactly("V1__tables.sql");
        assertThat(texts("SELECT mode FROM bonin_mode_stamp")).containsExactly("SANDBOX");
    }

    @RepeatedTest(REPETITIONS)
    void areMadeOnceByNodesThatStartAtOnceBesideAnApplication() throws Exception {
        flyway().load().migrate();

        startTogether();

        assertThat(steps(Migrations.HISTORY)).containsExactly("V1__tables.sql");
        leavesTheApplicationAsItWas(flyway().load());
    }

    private void startTogether() throws Exception {
        var settings = settings();
        var start = new CyclicBarrier(NODES);
        Callable<Boolean> node = () -> {
            start.await();
            BoninDatabase.open(settings, Mode.SANDBOX).close();
            return true;
        };
        var nodes = Executors.newFixedThreadPool(NODES);
        try {
            for (var started : nodes.invokeAll(
                    IntStream.range(0, NODES).mapToObj(number -> node).toList())) {
                assertThat(started.get()).isTrue();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    /** Without their history, they look as if all of them had to be made. */
    @Test
    void changeNothingInADatabaseOfTheOtherMode() throws SQLException {
        BoninDatabase.open(settings(), Mode.LIVE).close();
        execute("DROP TABLE " + Migrations.HISTORY);
        var before = texts(everyName());

        for (var migrates : List.of(true, false)) {
            assertThatExceptionOfType(OtherModeException.class)
                    .isThrownBy(() -> BoninDatabase.open(settings(), Mode.SANDBOX, migrates))
                    .satisfies(refusal -> assertThat(refusal.found()).isEqualTo(Mode.LIVE));
        }

        assertThat(texts(everyName())).isEqualTo(before);
    }

    /** Their history said that they are Bonin's; the same scripts in another history are an application's. */
    @Test
    void refuseThoseOfBeforeTheFirstReleaseAndChangeNothing() {
        flyway().table(Migrations.HISTORY).load().migrate();
        var before = everything();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::open)
                .withMessage(
                        "its tables are those of a version before 0.1.0, named without bonin_, which this version neither"
                                + " reads nor changes: start with a new database, schema or folder")
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.BROKEN));

        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() {
        var everything = new ArrayList<>(texts(everyName()));
        everything.addAll(texts("SELECT concat(installed_rank, ' ', script, ' ', checksum, ' ', installed_on) FROM "
                + Migrations.HISTORY + " ORDER BY installed_rank"));
        return everything;
    }

    @Test
    void refuseThoseThatWereChangedByHand() throws SQLException {
        open().close();
        execute("UPDATE bonin_schema_history SET checksum = checksum + 1 WHERE script = 'V1__tables.sql'");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::open)
                .withMessage("its tables were changed by hand: bring back a backup");
    }

    @Test
    void sayThatWhatIsThereIsNotInTheirHistory() throws SQLException {
        execute("CREATE TABLE bonin_person (id integer)");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::open)
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.BROKEN));

        assertThat(texts(everyName()))
                .as("nothing of the failed step stays")
                .allMatch(name -> name.equals("bonin_person") || name.startsWith(Migrations.HISTORY));
    }

    @Test
    void keepAnEntryOfTheAccessLogInItsPlace() throws SQLException {
        open().close();
        execute("INSERT INTO bonin_audit_event VALUES ('e', 0, '', '', '', '', '', '', NULL, NULL, '', NULL, NULL)");
        assertThat(execute("UPDATE bonin_audit_event SET seq = 1, hash = ''"))
                .as("what has no place yet gets it")
                .isEqualTo(1);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute("UPDATE bonin_audit_event SET detail = 'other'"))
                .withMessageContaining("an entry of the access log has its place");
    }
}
