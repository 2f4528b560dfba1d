package dev.bonin.boot.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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
        return new TransactionTemplate(new DataSourceTransactionManager(source));
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
}
