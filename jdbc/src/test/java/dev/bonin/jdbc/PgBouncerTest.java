package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Reply;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL behind a pooler that hands each transaction to another session. */
class PgBouncerTest {
    private static final int PEOPLE = 40;

    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** It refuses settings of a session as it comes, and has a setting to ignore them. */
    @ParameterizedTest
    @ValueSource(strings = {"", "ignore_startup_parameters = options,extra_float_digits"})
    void keepsAllThatIsStoredAtOnce(String more) throws Exception {
        var server = SERVER.empty();
        SERVER.running().execute("ALTER ROLE postgres SET synchronous_commit = off");
        try (var pooler = PgBouncer.start(server, folder, more);
                var database = BoninDatabase.open(pooler.settings(), Mode.SANDBOX)) {
            var people = new Verified(database);
            var threads = Executors.newFixedThreadPool(8);
            var links = IntStream.range(0, PEOPLE)
                    .<Callable<Reply<?, ?>>>mapToObj(
                            number -> () -> Verified.link(number, people.kept(number), database))
                    .toList();
            for (var link : threads.invokeAll(links)) {
                assertThat(link.get()).isInstanceOf(Reply.Granted.class);
            }
            threads.shutdown();
            assertThat(database.diagnose()).extracting(Finding::code).contains(FindingCode.POOLER);
        } finally {
            SERVER.running().execute("ALTER ROLE postgres RESET synchronous_commit");
        }
        try (var database = BoninDatabase.open(server, Mode.SANDBOX)) {
            assertThat(IntStream.range(0, PEOPLE)
                            .filter(number -> database.accounts()
                                    .find("", Verified.account(number))
                                    .isPresent()))
                    .hasSize(PEOPLE);
        }
    }
}
