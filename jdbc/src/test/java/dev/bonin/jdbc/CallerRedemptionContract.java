package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.audit.AuditAction;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @SuppressWarnings("NullAway.Init") // opened before each test
    private AcceptedCodes codes;

    abstract DatabaseSettings.Server emptyServer();

    /** Stops the server, which ends all sessions, and starts it again. */
    abstract void restart() throws IOException;

    @BeforeEach
    void open() {
        application = SharedDataSource.plain(emptyServer());
        database = BoninDatabase.open(application.settings(), Mode.SANDBOX);
        codes = new AcceptedCodes(database);
    }

    @AfterEach
    void close() {
        database.close();
        application.close();
    }

    @Test
    void isLoggedAlthoughTheApplicationRollsBack() throws SQLException {
        codes.accepted(1);
        application.rollBack(connection ->
                assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue());
        assertThat(codes.actions(1)).containsExactly(OPENED);

        application.commit(connection ->
                assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue());
        assertThat(codes.actions(1)).containsExactlyInAnyOrder(OPENED, OPENED, REDEEMED);
    }

    @Test
    void isLoggedBeforeTheApplicationHasCommitted() throws SQLException {
        codes.accepted(1);
        application.commit(connection -> {
            assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue();
            assertThat(codes.actions(1)).containsExactly(OPENED);
        });
    }

    @Test
    void isLoggedOnceWithoutATransactionOfTheApplication() {
        codes.accepted(1);
        assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue();
        assertThat(codes.actions(1)).containsExactly(REDEEMED);
    }

    @Test
    void isNotLoggedIfNoneOfTheValuesWasOpened() throws SQLException {
        codes.accepted(1);
        application.rollBack(connection -> assertThat(AcceptedCodes.redeem(1, database.joining(), Optional.empty()))
                .isTrue());
        assertThat(codes.actions(1)).isEmpty();
    }

    @Test
    void isNotLoggedIfTheCodeWasUsedBefore() throws SQLException {
        codes.accepted(1);
        assertThat(AcceptedCodes.redeem(1, database)).isTrue();
        application.commit(connection ->
                assertThat(AcceptedCodes.redeem(1, database.joining())).isFalse());
        assertThat(codes.actions(1)).containsExactly(REDEEMED);
    }

    @Test
    void isDoneWhileOthersHoldAllConnectionsOfThePool() throws Exception {
        codes.accepted(0);
        codes.accepted(1);
        application.rollBack(connection ->
                assertThat(AcceptedCodes.redeem(0, database.joining())).isTrue());
        application.commit(connection -> {
            var others = takeAll();
            assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue();
            for (var other : others) {
                other.close();
            }
        });
        assertThat(codes.actions(1)).containsExactlyInAnyOrder(OPENED, REDEEMED);
    }

    private List<Connection> takeAll() throws SQLException {
        var pool = application.hikari();
        var taken = new ArrayList<Connection>();
        while (pool.getHikariPoolMXBean().getActiveConnections() < pool.getMaximumPoolSize()) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    @Test
    void isDoneByManyAtOnce() throws Exception {
        IntStream.range(0, AT_ONCE).forEach(codes::accepted);
        var redeemed = IntStream.range(0, AT_ONCE)
                .mapToObj(number -> CompletableFuture.runAsync(() -> commitRedeemed(number), ON_ITS_OWN_THREAD))
                .toList();
        for (var one : redeemed) {
            one.get(60, TimeUnit.SECONDS);
        }
        assertThat(IntStream.range(0, AT_ONCE).mapToObj(codes::actions))
                .allSatisfy(actions -> assertThat(actions).containsExactlyInAnyOrder(OPENED, REDEEMED));
    }

    private void commitRedeemed(int number) {
        try {
            application.commit(connection ->
                    assertThat(AcceptedCodes.redeem(number, database.joining())).isTrue());
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void isLoggedAfterARestartOfTheServer() throws Exception {
        codes.accepted(1);
        codes.accepted(2);
        application.rollBack(connection ->
                assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue());
        restart();
        application.hikari().getHikariPoolMXBean().softEvictConnections();

        application.rollBack(connection ->
                assertThat(AcceptedCodes.redeem(2, database.joining())).isTrue());
        assertThat(codes.actions(2)).containsExactly(OPENED);
    }

    @Test
    void isRefusedWhereThePoolHasNoConnectionForTheLogAndChangesNothing() throws SQLException {
        application.hikari().getHikariConfigMXBean().setMaximumPoolSize(1);
        codes.accepted(1);

        application.commit(connection -> assertThatThrownBy(() -> AcceptedCodes.redeem(1, database.joining()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("maximum-pool-size"));
        assertThat(codes.actions(1)).isEmpty();
        assertThat(AcceptedCodes.redeem(1, database)).isTrue();
    }

    @Test
    void isLoggedForAConnectionThatIsHandedOver() throws SQLException {
        codes.accepted(1);
        try (var connection = application.pool().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(AcceptedCodes.redeem(1, database.on(connection))).isTrue();
            connection.rollback();
        }
        assertThat(codes.actions(1)).containsExactly(OPENED);
    }
}
