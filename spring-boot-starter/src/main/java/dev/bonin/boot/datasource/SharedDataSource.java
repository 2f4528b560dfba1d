package dev.bonin.boot.datasource;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.jdbc.engine.DatabaseSettings;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The application's {@code DataSource} that {@code bonin.store.datasource} names, and its transactions. */
public final class SharedDataSource {
    private static final String ONLY_ONE = "true";

    private SharedDataSource() {}

    /**
     * Returns the settings of the stores over the application's DataSource.
     *
     * @param name {@code true} for the only or primary one, or the name of a bean
     * @param connections how many Bonin takes at once for transactions of its own
     * @throws RefusedStartException if there is no such bean, or several where one was expected
     */
    public static DatabaseSettings settings(String name, int connections, ListableBeanFactory beans) {
        var source = unbound(ONLY_ONE.equals(name) ? onlyOne(beans) : named(name, beans));
        return new DatabaseSettings.Shared(source, new SpringTransactions(source), connections);
    }

    /** The proxy would bind Bonin's own transactions to those of the application. */
    private static DataSource unbound(DataSource source) {
        return source instanceof TransactionAwareDataSourceProxy proxy
                ? Objects.requireNonNull(((DelegatingDataSource) proxy).getTargetDataSource())
                : source;
    }

    private static DataSource onlyOne(ListableBeanFactory beans) {
        var only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only != null) {
            return only;
        }
        throw beans.getBeanNamesForType(DataSource.class, true, false).length == 0
                ? new RefusedStartException(
                        "bonin.store.datasource is true, and this application has no DataSource.",
                        "Configure spring.datasource.url, or remove bonin.store.datasource.")
                : new RefusedStartException(
                        "bonin.store.datasource is true, and this application has several DataSources, none of them @Primary.",
                        "Set it to the name of the one for Bonin's tables: " + names(beans) + ".");
    }

    private static DataSource named(String name, ListableBeanFactory beans) {
        try {
            return beans.getBean(name, DataSource.class);
        } catch (NoSuchBeanDefinitionException | BeanNotOfRequiredTypeException none) {
            throw new RefusedStartException(
                    "bonin.store.datasource names a bean that is not a DataSource of this application.",
                    "Set it to true, or to the name of one: " + names(beans) + ".");
        }
    }

    private static String names(ListableBeanFactory beans) {
        return Stream.of(beans.getBeanNamesForType(DataSource.class, true, false))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
