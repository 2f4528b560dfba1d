package dev.bonin.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement that was asked before is asked as if it were new. */
class ReusedStatementsTest {
    private static final String INSERT = "INSERT INTO member (id, name) VALUES (?, ?)";
    private static final String NAME = "SELECT name FROM member WHERE id = ?";

    @SuppressWarnings("NullAway.Init") // made before each test
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = new ReusedStatements("jdbc:sqlite::memory:", ":memory:", new Properties());
        Sql.of("CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT)").update(connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private List<String> nameOf(int id) throws SQLException {
        return Sql.of(NAME, id).list(connection, row -> row.getString(1));
    }

    @Test
    void takesOtherValuesTheNextTime() throws SQLException {
        Sql.of(INSERT, 1, "one").update(connection);
        Sql.of(INSERT, 2, "two").update(connection);

        assertThat(nameOf(1)).containsExactly("one");
        assertThat(nameOf(2)).containsExactly("two");
        assertThat(nameOf(3)).isEmpty();
    }

    @Test
    void preparesTheSameTextOnce() throws SQLException {
        try (var first = connection.prepareStatement(NAME);
                var second = connection.prepareStatement(NAME)) {
            assertThat(second).isSameAs(first);
        }
    }

    @Test
    void isAskedAgainAfterItFailed() throws SQLException {
        Sql.of(INSERT, 1, "one").update(connection);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.of(INSERT, 1, "another").update(connection));

        Sql.of(INSERT, 2, "two").update(connection);

        assertThat(nameOf(2)).containsExactly("two");
    }

    @Test
    void forgetsTheRowsOfABatchThatWasNotRun() throws SQLException {
        try (var given = connection.prepareStatement(INSERT)) {
            given.setInt(1, 1);
            given.setString(2, "given up");
            given.addBatch();
        }

        assertThat(Sql.updateEach(INSERT, List.<Object[]>of(new Object[] {2, "two"}), connection))
                .isEqualTo(1);
        assertThat(nameOf(1)).isEmpty();
    }

    @Test
    void followsATableThatChanges() throws SQLException {
        Sql.of(INSERT, 1, "one").update(connection);
        assertThat(nameOf(1)).containsExactly("one");
        Sql.of("ALTER TABLE member ADD COLUMN since INTEGER").update(connection);

        assertThat(nameOf(1)).containsExactly("one");
    }

    @Test
    void keepsNoMoreThanItsShare() throws SQLException {
        for (int number = 0; number < 1_000; number++) {
            assertThat(Sql.of("SELECT " + number).list(connection, row -> row.getInt(1)))
                    .containsExactly(number);
        }
        assertThat(nameOf(1)).isEmpty();
    }

    @Test
    void endsWithItsConnection() throws SQLException {
        assertThat(nameOf(1)).isEmpty();

        connection.close();

        assertThat(connection.isClosed()).isTrue();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> nameOf(1));
    }
}
