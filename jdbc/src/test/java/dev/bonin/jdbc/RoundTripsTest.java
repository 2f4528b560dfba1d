package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.PersonId;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Reply;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often a call waits for PostgreSQL, which is most of what it costs. */
class RoundTripsTest {
    private static final int CALLS = 10;

    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private CutLine line;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private BoninDatabase database;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Verified people;

    @BeforeEach
    void open() throws IOException {
        line = new CutLine(SERVER.empty());
        database = BoninDatabase.open(line.settings(), Mode.SANDBOX);
        people = new Verified(database);
        link(1, people.kept(1)); // the first link of an application is made alone
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        line.close();
    }

    private void link(int number, PersonId person) {
        assertThat(Verified.link(number, person, database)).isInstanceOf(Reply.Granted.class);
    }

    /** The fewest of several calls: the pool opens connections meanwhile, which ask as well. */
    private int fewestOf(Function<Integer, Runnable> calls) {
        return IntStream.range(2, 2 + CALLS)
                .map(number -> {
                    var call = calls.apply(number);
                    int before = line.roundTrips();
                    call.run();
                    return line.roundTrips() - before;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void anAcceptanceTakesTwo() {
        assertThat(fewestOf(number -> {
                    database.verifications().open(Rows.open(number));
                    var person = people.person(number, number);
                    return () -> people.accept(number, person);
                }))
                .isEqualTo(2);
    }

    /** For its turn, the lock on the verification, that on the person, the facts, the change, and the commit. */
    @Test
    void aLinkTakesSix() {
        assertThat(fewestOf(number -> {
                    var person = people.kept(number);
                    return () -> link(number, person);
                }))
                .isEqualTo(6);
    }
}
