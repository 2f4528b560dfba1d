package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.FinishInProgressException;
import dev.bonin.ceremony.Started;
import dev.bonin.ceremony.Verifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.ImpUid;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand finishes of one request at once: one acceptance, and the same outcome, or a request to wait, for all
 * others.
 */
class ManyFinishesTest {
    @RegisterExtension
    static final MariaDbServer MARIADB = new MariaDbServer();

    private static final int FINISHES = 1_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final AtomicInteger firstTimes = new AtomicInteger();
    private final Keys keys = new Keys();
    private final Sandbox sandbox = Sandbox.start();
    private final PortOneClient portOne = PortOneClient.connect(settings());

    private PortOneSettings settings() {
        var merchant = sandbox.merchant();
        return PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(sandbox.baseUrl()));
    }

    @BeforeEach
    void learnTheSourcesClock() {
        portOne.certification(ImpUid.parse(sandbox.certify("adult")));
        sandbox.calls().clear();
    }

    @AfterEach
    void close() {
        portOne.close();
        sandbox.close();
    }

    @Test
    void onSqlite() throws Exception {
        try (var database = BoninDatabase.open(new DatabaseSettings.Sqlite(folder.resolve("bonin.db")), Mode.SANDBOX)) {
            finishOn(List.of(node(database)));
        }
    }

    @Test
    void onTwoNodesThatShareAPostgreSql() throws Exception {
        try (var server = PostgreSql.start(folder);
                var one = BoninDatabase.open(server.settings(), Mode.SANDBOX);
                var other = BoninDatabase.open(server.settings(), Mode.SANDBOX)) {
            finishOn(List.of(node(one), node(other)));
        }
    }

    @Test
    void onTwoNodesThatShareAMariaDb() throws Exception {
        try (var one = BoninDatabase.open(MARIADB.emptyRows(), Mode.SANDBOX);
                var other = BoninDatabase.open(MARIADB.running().settingsOfMySql(), Mode.SANDBOX)) {
            finishOn(List.of(node(one), node(other)));
        }
    }

    private void finishOn(List<Verifications> nodes) throws InterruptedException, ExecutionException {
        var started = nodes.get(0).start(Keeping.PURPOSE, Optional.empty());
        var impUid = sandbox.certify(
                CertificationOrder.of("adult").withMerchantUid(started.id().value()));

        var answers = simultaneously(number -> finish(nodes.get(number % nodes.size()), started, impUid));

        assertThat(firstTimes).as("acceptances").hasValue(1);
        assertThat(answers).hasSize(FINISHES).doesNotContain(Answer.REFUSED).contains(Answer.ACCEPTED);
        assertThat(sandbox.calls().count(RestRoute.GET_CERTIFICATION)).isOne();
        assertThat(finish(nodes.get(nodes.size() - 1), started, impUid)).isEqualTo(Answer.ACCEPTED);
        assertThat(firstTimes).hasValue(1);
    }

    private enum Answer {
        ACCEPTED,
        IN_PROGRESS,
        REFUSED
    }

    private static Answer finish(Verifications node, Started started, String impUid) {
        try {
            return node.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()))
                    .fold(accepted -> Answer.ACCEPTED, refused -> Answer.REFUSED);
        } catch (FinishInProgressException onTheOtherNode) {
            return Answer.IN_PROGRESS;
        }
    }

    private static List<Answer> simultaneously(IntFunction<Answer> finish)
            throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(64);
        try {
            var answers = pool.invokeAll(IntStream.range(0, FINISHES)
                    .<Callable<Answer>>mapToObj(number -> () -> finish.apply(number))
                    .toList());
            var all = new ArrayList<Answer>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            pool.shutdown();
        }
    }

    private void count(Outcome outcome) {
        firstTimes.addAndGet(outcome.fold(accepted -> accepted.firstTime() ? 1 : 0, refused -> 0));
    }

    private Verifications node(BoninDatabase database) {
        var clock = Clock.systemUTC();
        return new Verifications(
                Keeping.rules(),
                new PortOneVerificationSource(portOne, clock, Duration.ofMinutes(5)),
                database.verifications(),
                keys.sealerFor(database.sealed()),
                clock,
                new SecureRandom(),
                List.of(this::count),
                FinishWatch.NONE);
    }
}
