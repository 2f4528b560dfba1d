package dev.bonin.boot.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The transaction of the calling thread, as Spring has begun it. */
class SpringTransactionsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private DataSource ours;

    @SuppressWarnings("NullAway.Init") // made before each test
    private DataSource other;

    @SuppressWarnings("NullAway.Init") // made before each test
    private SpringTransactions transactions;

    @BeforeEach
    void make() {
        ours = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("ours.db"));
        other = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("other.db"));
        transactions = new SpringTransactions(ours);
        new JdbcTemplate(ours).execute("CREATE TABLE member (name text)");
    }

    private static TransactionTemplate on(DataSource source) {
        var manager = new DataSourceTransactionManager(source);
        manager.addListener(new TransactionEnds());
        return new TransactionTemplate(manager);
    }

    private static void use(DataSource source) {
        assertThat(new JdbcTemplate(source).queryForObject("SELECT 1", Integer.class))
                .isEqualTo(1);
    }

    private int members() {
        var counted = new JdbcTemplate(ours).queryForObject("SELECT count(*) FROM member", Integer.class);
        return counted == null ? -1 : counted;
    }

    @Test
    void isNoneWithoutATransaction() {
        assertThat(transactions.connection()).isEmpty();
    }

    @Test
    void isThatOfTheDataSource() {
        on(ours).executeWithoutResult(
                        begun -> assertThat(transactions.connection()).contains(DataSourceUtils.getConnection(ours)));
    }

    @Test
    void isThatOfTheDataSourceAlsoWhereAnotherIsUsedInIt() {
        on(ours).executeWithoutResult(begun -> {
            use(other);
            assertThat(transactions.connection()).contains(DataSourceUtils.getConnection(ours));
        });
    }

    @Test
    void isNotThatOfAnotherDataSource() {
        on(other)
                .executeWithoutResult(
                        begun -> assertThat(transactions.connection()).isEmpty());
    }

    /** Nothing would commit on that connection where the pool does not do so by itself. */
    @Test
    void isNotAConnectionThatWasOnlyBorrowedInTheTransactionOfAnother() {
        on(other).executeWithoutResult(begun -> {
            use(ours);
            assertThat(transactions.connection()).isEmpty();
        });
    }

    @Test
    void isRolledBackOnceItMust() {
        assertThatIllegalStateException()
                .isThrownBy(() -> on(ours).executeWithoutResult(begun -> {
                    new JdbcTemplate(ours).update("INSERT INTO member VALUES ('first')");
                    transactions.mustRollBack();
                }));
        assertThat(members()).isZero();
    }

    private static void afterwards(Runnable step) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                step.run();
            }

            @Override
            public void afterCompletion(int status) {
                step.run();
            }
        });
    }

    /** Spring keeps the connection bound, and nothing would commit what is written on it. */
    @Test
    void isNoneOnceItHasEnded() {
        var seen = new ArrayList<Optional<Connection>>();
        on(ours).executeWithoutResult(begun -> afterwards(() -> seen.add(transactions.connection())));
        on(ours).executeWithoutResult(begun -> {
            afterwards(() -> seen.add(transactions.connection()));
            begun.setRollbackOnly();
        });
        assertThat(seen).hasSize(3).allMatch(Optional::isEmpty);
    }

    @Test
    void isTheNewOneThatIsBegunOnceAnotherHasEnded() {
        var seen = new ArrayList<Optional<Connection>>();
        var anew = on(ours);
        anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        on(ours).executeWithoutResult(begun ->
                afterwards(() -> anew.executeWithoutResult(second -> seen.add(transactions.connection()))));
        assertThat(seen).hasSize(2).allMatch(Optional::isPresent);
    }
}
