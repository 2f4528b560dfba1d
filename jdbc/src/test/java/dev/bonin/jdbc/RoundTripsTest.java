package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.person.Assured;
import dev.bonin.person.Ci;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Reply;
import java.io.IOException;
import java.util.Set;
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
    private PersonSealer sealer;

    @BeforeEach
    void open() throws IOException {
        line = new CutLine(SERVER.empty());
        database = BoninDatabase.open(line.settings(), Mode.SANDBOX);
        sealer = new Keys().sealerFor(database.sealed());
        link(1, kept(1)); // the first link of an application is made alone
    }

    @AfterEach
    void close() throws IOException {
        database.close();
        line.close();
    }

    private PersonId kept(int number) {
        database.verifications().open(Rows.open(number));
        return accept(number, person(number));
    }

    private SealedPerson person(int number) {
        var identity = new Identity(
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.verified(new Ci("ci " + number)),
                Assured.absent());
        var accepted = Rows.open(number).accepted(Rows.completion(number));
        return sealer.seal(identity, new Keep(true, Set.of()), new Provenance(accepted.sealedFor(), "danal", ""));
    }

    private PersonId accept(int number, SealedPerson person) {
        return database.verifications()
                .accept(Rows.id(number), Rows.completion(number), person, Rows.event(Rows.id(number)))
                .orElseThrow()
                .person()
                .orElseThrow();
    }

    private void link(int number, PersonId person) {
        var link = new AccountLink("", "account " + number, person, Rows.id(number), Rows.NOW);
        assertThat(database.accounts().link(link, Rows.event(Rows.id(number)))).isInstanceOf(Reply.Granted.class);
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
                    var person = person(number);
                    return () -> accept(number, person);
                }))
                .isEqualTo(2);
    }

    /** For its turn, the lock on the verification, that on the person, the facts, the change, and the commit. */
    @Test
    void aLinkTakesSix() {
        assertThat(fewestOf(number -> {
                    var person = kept(number);
                    return () -> link(number, person);
                }))
                .isEqualTo(6);
    }
}
