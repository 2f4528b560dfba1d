package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import dev.bonin.verification.VerificationState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server has committed, and its answer is lost: nobody knows that here, so it is neither told as done nor done again. */
class LostAnswerTest {
    @SuppressWarnings("NullAway.Init") // started before all tests
    private static PostgreSql server;

    @BeforeAll
    static void startTheServer(@TempDir Path folder) throws IOException {
        server = PostgreSql.start(folder);
    }

    @AfterAll
    static void stopTheServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.empty();
    }

    @Test
    void isNotTakenForNothing() throws IOException {
        var direct = server.settings();
        try (var line = new CutLine(
                        URI.create(direct.url().substring("jdbc:".length())).getPort());
                var database = BoninDatabase.open(through(line, direct), Mode.SANDBOX)) {
            var store = database.verifications();
            store.open(Rows.open(1), 8);
            line.cutAfter("COMMIT");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> Rows.accept(store, 1))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE));

            assertThat(line.wasCut()).isTrue();
            assertThat(store.find(Rows.id(1)))
                    .hasValueSatisfying(request -> assertThat(request.state()).isEqualTo(VerificationState.ACCEPTED));
            assertThat(database.auditLog().about(Rows.id(1).value(), Optional.empty(), 10))
                    .hasSize(1);
        }
    }

    @Test
    void isNotDoneTwice() throws IOException {
        var direct = server.settings();
        try (var line = new CutLine(
                        URI.create(direct.url().substring("jdbc:".length())).getPort());
                var database = BoninDatabase.open(through(line, direct), Mode.SANDBOX)) {
            var store = database.verifications();
            line.cutAfter("INSERT INTO verification_request");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.open(Rows.open(1), 8))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE));

            assertThat(line.wasCut()).isTrue();
            assertThat(store.find(Rows.id(1))).contains(Rows.open(1));
        }
    }

    private static DatabaseSettings.PostgreSql through(CutLine line, DatabaseSettings.PostgreSql direct) {
        return new DatabaseSettings.PostgreSql(
                "jdbc:postgresql://localhost:" + line.port() + "/postgres",
                direct.user(),
                direct.password(),
                direct.connections());
    }
}
