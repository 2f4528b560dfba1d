package dev.bonin.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of many callers are inserted by few statements, of few sizes. */
class InsertTogetherTest {
    private static final String INTO = "member (id, name)";

    private static Sql member(int id) {
        return Sql.insertOne(INTO, id, "name " + id);
    }

    private static List<Integer> sizes(List<Sql> together) {
        return together.stream().map(Sql::rows).toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2 1", "37, 32 4 1", "64, 64", "65, 64 1", "129, 64 64 1"})
    void rowsAreInsertedByPowersOfTwo(int rows, String expected) throws SQLException {
        var together = Sql.insertTogether(
                IntStream.range(0, rows).mapToObj(InsertTogetherTest::member).toList());

        assertThat(sizes(together).stream().map(String::valueOf)).containsExactly(expected.split(" "));
        assertThat(stored(together))
                .containsExactlyElementsOf(
                        IntStream.range(0, rows).mapToObj(id -> "name " + id).toList());
    }

    private static List<String> stored(List<Sql> together) throws SQLException {
        try (var connection = new ReusedStatements("jdbc:sqlite::memory:", ":memory:", new Properties())) {
            Sql.of("CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT)").update(connection);
            for (var one : together) {
                assertThat(one.update(connection)).isEqualTo(one.rows());
            }
            return Sql.of("SELECT name FROM member ORDER BY id").list(connection, row -> row.getString(1));
        }
    }

    @Test
    void callersWithSeveralRowsCountThem() {
        var pair = Sql.insert(INTO, List.of(new Object[] {1, "one"}, new Object[] {2, "two"}));

        assertThat(pair.rows()).isEqualTo(2);
        assertThat(sizes(Sql.insertTogether(List.of(pair, member(3))))).containsExactly(2, 1);
    }

    @Test
    void onlyPlainRowsCanBeInsertedTogether() {
        assertThat(member(1).insertsRows()).isTrue();
        assertThat(Sql.of("INSERT INTO member SELECT 1, 'one'").insertsRows()).isFalse();
    }
}
