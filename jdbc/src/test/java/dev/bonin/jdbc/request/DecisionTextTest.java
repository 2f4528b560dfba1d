package dev.bonin.jdbc.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.Rows;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Verdict;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTextTest {
    @Test
    void isOneLineForEachDecision() {
        var decisions = List.of(
                new Decision(
                        "minimum_age:19",
                        Optional.of("청소년 보호법 제2조"),
                        Verdict.failUntil("under_age", LocalDate.of(2027, 1, 1))),
                new Decision("our\trule\\n", Optional.empty(), Verdict.pass()));

        var text = DecisionText.of(decisions);

        assertThat(text)
                .isEqualTo("minimum_age:19\tFAIL\tunder_age\t2027-01-01\t청소년 보호법 제2조\nour\\trule\\\\n\tPASS\t\t\t");
        assertThat(DecisionText.read(text)).isEqualTo(decisions);
    }

    @Test
    void isEmptyWhereNothingWasDecided() {
        assertThat(DecisionText.of(List.of())).isEmpty();
        assertThat(DecisionText.read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p",
                "p\tPASS\t\t",
                "p\tPASS\t\t\t\t",
                "p\tpass\t\t\t",
                "p\tPASS\treason\t\t",
                "p\tFAIL\t\t\t",
                "p\tFAIL\tNot a code\t\t",
                "p\tFAIL\treason\tsoon\t",
                "p\\q\tPASS\t\t\t",
                "p\tPASS\t\t\t\n\nq\tPASS\t\t\t",
            })
    void thatNobodyWroteIsABrokenStore(String text, @TempDir Path folder) throws SQLException {
        var file = folder.resolve("bonin.db");
        try (var database = BoninDatabase.open(new DatabaseSettings.Sqlite(file), Mode.SANDBOX)) {
            var store = database.verifications();
            store.open(Rows.open(1), 8);
            Rows.accept(store, 1);
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var change = connection.prepareStatement("UPDATE bonin_verification SET decisions = ?")) {
                change.setString(1, text);
                change.executeUpdate();
            }

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.find(Rows.id(1)))
                    .withMessage("stored decisions are invalid: the row was modified outside Bonin")
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.BROKEN));
        }
    }
}
