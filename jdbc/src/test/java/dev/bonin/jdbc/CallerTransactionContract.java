package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.account.AccountRefusal;
import dev.bonin.account.Ban;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.person.PersonId;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link that is made in a transaction of the application. */
abstract class CallerTransactionContract {
    private static final Sql MEMBERS = Sql.of("SELECT name FROM member ORDER BY name");

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SharedDataSource application;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private BoninDatabase database;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Verified people;

    abstract DatabaseSettings.Server emptyServer();

    /** Changes the server as its administrator. */
    abstract void execute(String sql);

    /** Returns once a session waits for a lock of another. */
    abstract void awaitWaitingForLock();

    final SharedDataSource application() {
        return application;
    }

    final BoninDatabase database() {
        return database;
    }

    final Verified people() {
        return people;
    }

    @BeforeEach
    void open() {
        application = SharedDataSource.plain(emptyServer());
        execute("CREATE TABLE member (name varchar(50) PRIMARY KEY)");
        database = BoninDatabase.open(application.settings(), Mode.SANDBOX);
        people = new Verified(database);
    }

    @AfterEach
    void close() {
        database.close();
        application.close();
    }

    private static void join(String name, Connection connection) throws SQLException {
        Sql.of("INSERT INTO member (name) VALUES (?)", name).update(connection);
    }

    private List<String> members() throws SQLException {
        try (var connection = application.pool().getConnection()) {
            return MEMBERS.list(connection, row -> row.getString(1));
        }
    }

    private boolean isLinked(int number) {
        return database.accounts().find("", Verified.account(number)).isPresent();
    }

    @Test
    void isKeptWithWhatTheApplicationCommits() throws SQLException {
        var person = people.kept(1);
        application.commit(connection -> {
            join("first", connection);
            assertThat(Verified.link(1, person, database.joining())).isInstanceOf(Reply.Granted.class);
        });
        assertThat(isLinked(1)).isTrue();
        assertThat(members()).containsExactly("first");
    }

    @Test
    void isGoneWithWhatTheApplicationRollsBack() throws SQLException {
        var person = people.kept(1);
        application.rollBack(connection -> {
            join("first", connection);
            assertThat(Verified.link(1, person, database.joining())).isInstanceOf(Reply.Granted.class);
        });
        assertThat(isLinked(1)).isFalse();
        assertThat(members()).isEmpty();
        assertThat(Verified.link(1, person, database))
                .as("the verification is not used up")
                .isInstanceOf(Reply.Granted.class);
    }

    @Test
    void isSeenByNobodyBeforeTheCommit() throws SQLException {
        var person = people.kept(1);
        application.commit(connection -> {
            assertThat(Verified.link(1, person, database.joining())).isInstanceOf(Reply.Granted.class);
            assertThat(isLinked(1)).isFalse();
            assertThat(database.joining().accounts().find("", Verified.account(1)))
                    .isPresent();
        });
    }

    @Test
    void isRefusedWithoutHarmToWhatTheApplicationDid() throws SQLException {
        var person = people.kept(1);
        assertThat(Verified.link(1, person, database)).isInstanceOf(Reply.Granted.class);
        var again = people.kept(2, 1);
        application.commit(connection -> {
            join("second", connection);
            assertThat(Verified.link(2, again, database.joining())).isInstanceOf(Reply.Refused.class);
        });
        assertThat(members()).containsExactly("second");
    }

    @Test
    void waitsForAnotherOfTheSamePerson() throws Exception {
        var person = people.kept(1);
        assertThat(people.kept(2, 1)).isEqualTo(person);
        var linked = new CountDownLatch(1);
        var second = CompletableFuture.supplyAsync(() -> linkOther(linked, person));
        application.commit(connection -> {
            assertThat(Verified.link(1, person, database.joining())).isInstanceOf(Reply.Granted.class);
            linked.countDown();
            awaitWaitingForLock();
        });
        assertThat(second.get()).isInstanceOf(Reply.Refused.class);
        assertThat(isLinked(1)).isTrue();
        assertThat(isLinked(2)).isFalse();
    }

    private Reply<?, AccountRefusal> linkOther(CountDownLatch linked, PersonId person) {
        try {
            linked.await();
            var replies = new ArrayList<Reply<?, AccountRefusal>>();
            application.commit(connection -> replies.add(Verified.link(2, person, database.joining())));
            return replies.get(0);
        } catch (InterruptedException | SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void takesPartInNoTransactionThatReadsFromASnapshot() throws SQLException {
        var person = people.kept(1);
        application.rollBack(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(MEMBERS.list(connection, row -> 1)).isEmpty();
            database.accounts().ban(new Ban("", person, Rows.NOW, Optional.empty()), Rows.event(Rows.id(1)));
            assertThatThrownBy(() -> Verified.link(1, person, database.joining()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("READ COMMITTED");
        });
        assertThat(isLinked(1)).isFalse();
    }

    @Test
    void isMadeOnAConnectionThatIsHandedOver() throws SQLException {
        var person = people.kept(1);
        try (var connection = application.pool().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(Verified.link(1, person, database.on(connection))).isInstanceOf(Reply.Granted.class);
            connection.rollback();
            assertThat(isLinked(1)).isFalse();
            assertThat(Verified.link(1, person, database.on(connection))).isInstanceOf(Reply.Granted.class);
            connection.commit();
        }
        assertThat(isLinked(1)).isTrue();
    }

    @Test
    void isNotMadeOnAConnectionWithoutATransaction() throws SQLException {
        var person = people.kept(1);
        try (var connection = application.pool().getConnection()) {
            assertThatThrownBy(() -> Verified.link(1, person, database.on(connection)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("auto-commit");
        }
    }
}
