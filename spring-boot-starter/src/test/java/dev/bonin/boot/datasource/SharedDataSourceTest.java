package dev.bonin.boot.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.jdbc.engine.DatabaseSettings;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The application's DataSource, found by what the setting says. */
class SharedDataSourceTest {
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final DataSource members = new DriverManagerDataSource("jdbc:sqlite::memory:");

    private DataSource found(String name) {
        return ((DatabaseSettings.Shared) SharedDataSource.settings(name, 4, beans)).source();
    }

    @Test
    void isTheOnlyOne() {
        beans.registerSingleton("dataSource", members);

        assertThat(found("true")).isSameAs(members);
    }

    @Test
    void isTheNamedOne() {
        beans.registerSingleton("dataSource", new DriverManagerDataSource("jdbc:sqlite::memory:"));
        beans.registerSingleton("members", members);

        assertThat(found("members")).isSameAs(members);
    }

    @Test
    void isWhatAProxyThatBindsItToTransactionsIsMadeOf() {
        beans.registerSingleton("dataSource", new TransactionAwareDataSourceProxy(members));

        assertThat(found("true")).isSameAs(members);
    }

    @Test
    void isMissedInASentence() {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> found("true"))
                .withMessageContaining("has no DataSource");
    }

    @Test
    void isAskedForByItsNameWhereThereAreSeveral() {
        beans.registerSingleton("members", members);
        beans.registerSingleton("orders", new DriverManagerDataSource("jdbc:sqlite::memory:"));

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> found("true"))
                .satisfies(refused -> assertThat(refused.remedy()).contains("members, orders"));
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> found("nowhere"))
                .satisfies(refused -> assertThat(refused.remedy()).contains("members, orders"));
    }
}
