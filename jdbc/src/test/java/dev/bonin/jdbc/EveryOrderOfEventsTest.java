package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.ApplicationVerifications;
import dev.bonin.ceremony.Verifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.handover.CodeRedemption;
import dev.bonin.jdbc.OneRequest.Event;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.store.Stores;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a request, in whatever order: at most one person comes of it, only while it is open, and no way
 * leads back from its end. What comes of random orders is held against the states as they are drawn in
 * {@code docs/ceremony.md}.
 */
class EveryOrderOfEventsTest {
    @RegisterExtension
    static final MariaDbServer MARIADB = new MariaDbServer();

    private static final int ORDERS = 150;
    private static final int EVENTS = 14;
    private static final List<Event> ANY = List.of(Event.values());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock));
    private final PortOneClient portOne = PortOneClient.connect(settings(), clock, new Random(1));

    private PortOneSettings settings() {
        var merchant = sandbox.merchant();
        return PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(sandbox.baseUrl()))
                .withTotalTimeout(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        portOne.close();
        sandbox.close();
    }

    @Test
    void leadsToAtMostOnePersonInMemory() {
        tryOrders(new InMemoryStores());
    }

    @Test
    void leadsToAtMostOnePersonOnSqlite() {
        try (var database = BoninDatabase.open(new DatabaseSettings.Sqlite(folder.resolve("bonin.db")), Mode.SANDBOX)) {
            tryOrders(database);
        }
    }

    @Test
    void leadsToAtMostOnePersonOnPostgreSql() throws IOException {
        try (var server = PostgreSql.start(folder);
                var database = BoninDatabase.open(server.settings(), Mode.SANDBOX)) {
            tryOrders(database);
        }
    }

    @Test
    void leadsToAtMostOnePersonOnMariaDb() {
        try (var database = BoninDatabase.open(MARIADB.emptyRows(), Mode.SANDBOX)) {
            tryOrders(database);
        }
    }

    private void tryOrders(Stores stores) {
        var sealer = new Keys().sealerFor(stores.sealed());
        for (int order = 0; order < ORDERS; order++) {
            tryOrder(stores, sealer, new Random().nextLong());
        }
    }

    private void tryOrder(Stores stores, PersonSealer sealer, long seed) {
        var random = new Random(seed);
        var request = request(stores, sealer, random);
        var happened = new ArrayList<Event>();
        Optional<VerificationState> before = request.state();
        for (int i = 0; i < EVENTS; i++) {
            var event = ANY.get(random.nextInt(ANY.size()));
            happened.add(event);
            int identities = request.identities();
            request.happen(event);
            assertWayExists(before, request, request.identities() - identities, "seed " + seed + ": " + happened);
            before = request.state();
        }
    }

    private static void assertWayExists(
            Optional<VerificationState> before, OneRequest request, int newIdentities, String story) {
        var after = request.state();
        var wasOpen = is(before, VerificationState.OPEN);
        var isErased = is(after, VerificationState.ERASED);
        assertThat(newIdentities == 0 || (wasOpen && is(after, VerificationState.ACCEPTED)))
                .as("a person out of %s. %s", before, story)
                .isTrue();
        assertThat(after.equals(before)
                        || (isErased ? is(before, VerificationState.ACCEPTED) : wasOpen)
                        || (after.isEmpty() && isForgettable(before)))
                .as("%s after %s. %s", after, before, story)
                .isTrue();
        assertThat(request.identities()).as(story).isLessThanOrEqualTo(1);
        assertThat(request.redemptions()).as(story).isLessThanOrEqualTo(request.identities());
        assertThat(isErased || is(after, VerificationState.ACCEPTED)).as(story).isEqualTo(request.identities() == 1);
        assertThat(request.isKept()).as(story).isEqualTo(is(after, VerificationState.ACCEPTED));
    }

    private static boolean is(Optional<VerificationState> state, VerificationState which) {
        return state.equals(Optional.of(which));
    }

    private static boolean isForgettable(Optional<VerificationState> state) {
        return !is(state, VerificationState.ACCEPTED) && !is(state, VerificationState.ERASED);
    }

    private OneRequest request(Stores stores, PersonSealer sealer, Random random) {
        var rules = Keeping.rules();
        var identities = new KeptIdentities(stores.verifications(), sealer, stores.log(), clock, random);
        var source = new PortOneVerificationSource(portOne, clock, Duration.ofDays(1));
        var codes =
                new CodeRedemption<>(rules.purposes(), stores.verifications(), stores.guardians(), identities, clock);
        return new OneRequest(
                new Verifications(
                        rules, source, stores.verifications(), sealer, clock, random, List.of(), FinishWatch.NONE),
                new ApplicationVerifications(rules, stores.verifications(), codes, identities, clock, random),
                stores,
                clock,
                sandbox);
    }
}
