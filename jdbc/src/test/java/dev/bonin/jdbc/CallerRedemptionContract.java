package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.source.PortOneApi;
import dev.bonin.store.Stores;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A code that is redeemed in a transaction of the application, which has then seen the person's values. */
abstract class CallerRedemptionContract {
    private static final AuditAction OPENED = AuditAction.IDENTITY_OPENED;
    private static final AuditAction REDEEMED = AuditAction.VERIFICATION_REDEEMED;
    private static final int AT_ONCE = 40;
    private static final Executor ON_ITS_OWN_THREAD = work -> new Thread(work, "sign-up").start();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SharedDataSource application;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private BoninDatabase database;

    abstract DatabaseSettings.Server emptyServer();

    /** Stops the server, which ends all sessions, and starts it again. */
    abstract void restart() throws IOException;

    @BeforeEach
    void open() {
        application = SharedDataSource.plain(emptyServer());
        database = BoninDatabase.open(application.settings(), Mode.SANDBOX);
    }

    @AfterEach
    void close() {
        database.close();
        application.close();
    }

    @Test
    void isLoggedAlthoughTheApplicationRollsBack() throws SQLException {
        accepted(1);
        application.rollBack(
                connection -> assertThat(redeem(1, database.joining())).isTrue());
        assertThat(actions(1)).containsExactly(OPENED);

        application.commit(
                connection -> assertThat(redeem(1, database.joining())).isTrue());
        assertThat(actions(1)).containsExactlyInAnyOrder(OPENED, OPENED, REDEEMED);
    }

    @Test
    void isLoggedBeforeTheApplicationHasCommitted() throws SQLException {
        accepted(1);
        application.commit(connection -> {
            assertThat(redeem(1, database.joining())).isTrue();
            assertThat(actions(1)).containsExactly(OPENED);
        });
    }

    @Test
    void isLoggedOnceWithoutATransactionOfTheApplication() {
        accepted(1);
        assertThat(redeem(1, database.joining())).isTrue();
        assertThat(actions(1)).containsExactly(REDEEMED);
    }

    @Test
    void isNotLoggedIfNoneOfTheValuesWasOpened() throws SQLException {
        accepted(1);
        application.rollBack(connection -> assertThat(database.joining()
                        .verifications()
                        .redeem(Rows.id(1), Rows.NOW, event(1, REDEEMED), Optional.empty()))
                .isTrue());
        assertThat(actions(1)).isEmpty();
    }

    @Test
    void isNotLoggedIfTheCodeWasUsedBefore() throws SQLException {
        accepted(1);
        assertThat(redeem(1, database)).isTrue();
        application.commit(
                connection -> assertThat(redeem(1, database.joining())).isFalse());
        assertThat(actions(1)).containsExactly(REDEEMED);
    }

    @Test
    void isDoneWhileOthersHoldAllConnectionsOfThePool() throws Exception {
        accepted(0);
        accepted(1);
        application.rollBack(
                connection -> assertThat(redeem(0, database.joining())).isTrue());
        application.commit(connection -> {
            var others = takeAll();
            assertThat(redeem(1, database.joining())).isTrue();
            for (var other : others) {
                other.close();
            }
        });
        assertThat(actions(1)).containsExactlyInAnyOrder(OPENED, REDEEMED);
    }

    private List<Connection> takeAll() throws SQLException {
        var pool = application.pool();
        var taken = new ArrayList<Connection>();
        while (pool.getHikariPoolMXBean().getActiveConnections() < pool.getMaximumPoolSize()) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    @Test
    void isDoneByManyAtOnce() throws Exception {
        IntStream.range(0, AT_ONCE).forEach(this::accepted);
        var redeemed = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> CompletableFuture.runAsync(() -> commitRedeemed(number), ON_ITS_OWN_THREAD))
                .toList();
        for (var one : redeemed) {
            one.get(60, TimeUnit.SECONDS);
        }
        assertThat(IntStream.range(0, AT_ONCE).mapToObj(this::actions))
                .allSatisfy(actions -> assertThat(actions).containsExactlyInAnyOrder(OPENED, REDEEMED));
    }

    private void commitRedeemed(int number) {
        try {
            application.commit(
                    connection -> assertThat(redeem(number, database.joining())).isTrue());
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void isLoggedAfterARestartOfTheServer() throws Exception {
        accepted(1);
        accepted(2);
        application.rollBack(
                connection -> assertThat(redeem(1, database.joining())).isTrue());
        restart();
        application.pool().getHikariPoolMXBean().softEvictConnections();

        application.rollBack(
                connection -> assertThat(redeem(2, database.joining())).isTrue());
        assertThat(actions(2)).containsExactly(OPENED);
    }

    @Test
    void isRefusedWhereThePoolHasNoConnectionForTheLogAndChangesNothing() throws SQLException {
        application.pool().getHikariConfigMXBean().setMaximumPoolSize(1);
        accepted(1);

        application.commit(connection -> assertThatThrownBy(() -> redeem(1, database.joining()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("maximum-pool-size"));
        assertThat(actions(1)).isEmpty();
        assertThat(redeem(1, database)).isTrue();
    }

    @Test
    void isLoggedForAConnectionThatIsHandedOver() throws SQLException {
        accepted(1);
        try (var connection = application.pool().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(redeem(1, database.on(connection))).isTrue();
            connection.rollback();
        }
        assertThat(actions(1)).containsExactly(OPENED);
    }

    private void accepted(int number) {
        var asked = new ApplicationRequest(
                "shop",
                "customer " + number,
                "https://shop.example/",
                Optional.empty(),
                new PageTokenHash("%064x".formatted(number)),
                Optional.empty(),
                Optional.empty());
        database.verifications()
                .open(new VerificationRequest(
                        Rows.id(number),
                        "default",
                        Mode.SANDBOX,
                        PortOneApi.V1,
                        Optional.of(asked),
                        Optional.of(Rows.browser(number)),
                        VerificationState.OPEN,
                        0,
                        Rows.NOW,
                        Rows.NOW.plusSeconds(900),
                        Terms.NONE,
                        Optional.empty()));
        assertThat(Rows.accept(database.verifications(), number)).isTrue();
    }

    private static boolean redeem(int number, Stores stores) {
        return stores.verifications()
                .redeem(Rows.id(number), Rows.NOW, event(number, REDEEMED), Optional.of(event(number, OPENED)));
    }

    private static AuditEvent event(int number, AuditAction action) {
        return new AuditEvent(
                UUID.randomUUID().toString(),
                Rows.NOW,
                "shop",
                new Access("application:shop", "192.0.2.7", "redeem"),
                "default",
                action,
                Optional.of(Rows.id(number).value()),
                Optional.empty(),
                "values=name");
    }

    /** The actions of the committed entries about a request, without that of its acceptance. */
    private List<AuditAction> actions(int number) {
        return database.log().about(Rows.id(number).value(), Optional.empty(), 10).stream()
                .map(AuditEvent::action)
                .filter(action -> action != AuditAction.VERIFICATION_ACCEPTED)
                .toList();
    }
}
