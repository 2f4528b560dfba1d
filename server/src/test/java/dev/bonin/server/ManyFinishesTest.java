package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.PostgreSql;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.VerificationHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thousand finishes of one request at once over HTTP: one acceptance, and for all others the same outcome, or a
 * request to wait.
 */
class ManyFinishesTest {
    private static final int FINISHES = 1_000;
    private static final int AT_ONCE = 200;
    private static final String KEK = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** Nodes that share a database share its keys. */
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path keys;

    private final Sandbox portOne = Sandbox.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger acceptances = new AtomicInteger();

    @BeforeEach
    void forget() {
        portOne.calls().clear();
    }

    @AfterEach
    void close() {
        portOne.close();
    }

    @ParameterizedTest
    @EnumSource
    void onSqlite(PortOneApi api) throws Exception {
        try (var server = server(api)) {
            finish(api, server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onTwoServersThatShareAPostgreSql(PortOneApi api) throws Exception {
        try (var database = PostgreSql.start(folder);
                var one = server(api, store(database));
                var other = server(api, store(database))) {
            finish(api, one, other);
        }
    }

    private void finish(PortOneApi api, RunningServer... servers) throws Exception {
        var visit = Visit.begin(http, address(servers[0]), portOne);

        var answers = simultaneously(number -> () -> visit.finish(http, address(servers[number % servers.length])));

        assertThat(answers).hasSize(FINISHES).allSatisfy(answer -> {
            if (!answer.isToComeBack()) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.verificationId()).isEqualTo(visit.id());
            }
            assertThat(answer.status()).isIn(200, 409);
        });
        assertThat(answers).extracting(Visit.Answer::status).contains(200);
        assertThat(acceptances).hasValue(1);
        assertThat(portOne.calls().count(report(api))).isOne();
    }

    private static RestRoute report(PortOneApi api) {
        return switch (api) {
            case V1 -> RestRoute.GET_CERTIFICATION;
            case V2 -> RestRoute.GET_IDENTITY_VERIFICATION;
        };
    }

    private static List<Visit.Answer> simultaneously(IntFunction<Callable<Visit.Answer>> finish) throws Exception {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        var all = new CountDownLatch(AT_ONCE);
        try {
            var pending = IntStream.range(0, FINISHES)
                    .mapToObj(number -> pool.submit(() -> {
                        all.countDown();
                        all.await();
                        return finish.apply(number).call();
                    }))
                    .toList();
            var answers = new ArrayList<Visit.Answer>();
            for (var answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }

    private String[] store(PostgreSql database) {
        return new String[] {
            "bonin.store.url=" + database.settings().url(),
            "bonin.store.user=postgres",
            "bonin.store.password=postgres",
            "bonin.keys.ring=" + keys.resolve("keys.ring"),
            "bonin.keys.kek=" + KEK
        };
    }

    private RunningServer server(PortOneApi api, String... more) {
        var settings = new ArrayList<>(List.of(
                "bonin.mode=sandbox",
                "bonin.binding=required",
                "bonin.portone.api=" + api.code(),
                "bonin.portone.base-url=" + portOne.baseUrl(),
                "bonin.portone.imp-key=" + portOne.merchant().impKey(),
                "bonin.portone.imp-secret=" + portOne.merchant().impSecret()));
        settings.addAll(List.of(more));
        VerificationHandler witness =
                outcome -> acceptances.addAndGet(outcome.fold(accepted -> accepted.firstTime() ? 1 : 0, refused -> 0));
        return RunningServer.startWith(witness, settings.toArray(String[]::new));
    }

    private static URI address(RunningServer server) {
        return URI.create(server.url("/"));
    }
}
