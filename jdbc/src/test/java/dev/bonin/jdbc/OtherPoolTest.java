package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.verification.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The connection that is kept beside the transactions of the application, of a pool that is not HikariCP: its size is
 * not known, and it evicts nothing when asked.
 */
class OtherPoolTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    private static final int SIZE = 4;

    private final BasicDataSource pool = new BasicDataSource();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SharedDataSource application;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private BoninDatabase database;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private AcceptedCodes codes;

    @BeforeEach
    void open() {
        pool.setMaxTotal(SIZE);
        pool.setMaxWait(Duration.ofSeconds(5));
        application = SharedDataSource.ofOther(pool, SERVER.empty());
        database = BoninDatabase.open(application.settings(), Mode.SANDBOX);
        codes = new AcceptedCodes(database);
    }

    @AfterEach
    void close() {
        database.close();
        application.close();
    }

    @Test
    void logsWhileOthersHoldAllOtherConnections() throws SQLException {
        codes.accepted(1);
        codes.accepted(2);
        application.rollBack(connection ->
                assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue());

        application.commit(connection -> {
            var others = takeAll();
            assertThat(AcceptedCodes.redeem(2, database.joining())).isTrue();
            for (var other : others) {
                other.close();
            }
        });

        assertThat(codes.actions(1)).containsExactly(AcceptedCodes.OPENED);
        assertThat(codes.actions(2)).containsExactlyInAnyOrder(AcceptedCodes.OPENED, AcceptedCodes.REDEEMED);
    }

    private List<Connection> takeAll() throws SQLException {
        var taken = new ArrayList<Connection>();
        while (pool.getNumActive() < SIZE) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    /** Nothing tells the pool that the kept connection has ended: its next use shows it. */
    @Test
    void takesAnotherWhereTheServerHasEndedTheKeptOne() throws Exception {
        codes.accepted(1);
        codes.accepted(2);
        application.rollBack(connection ->
                assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue());
        SERVER.running().stop();
        SERVER.running().startAgain();

        application.commit(connection ->
                assertThat(AcceptedCodes.redeem(2, database.joining())).isTrue());

        assertThat(codes.actions(2)).containsExactlyInAnyOrder(AcceptedCodes.OPENED, AcceptedCodes.REDEEMED);
    }

    @Test
    void givesTheKeptOneBackWhenTheDatabaseCloses() throws SQLException {
        codes.accepted(1);
        application.rollBack(connection ->
                assertThat(AcceptedCodes.redeem(1, database.joining())).isTrue());
        assertThat(pool.getNumActive()).isOne();

        database.close();

        assertThat(pool.getNumActive()).isZero();
        assertThat(pool.getNumIdle()).isPositive();
    }
}
