package dev.bonin.boot.datasource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ConfigurableTransactionManager;

/** Listens to the application's transaction managers where Bonin takes part in their transactions. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ConfigurableTransactionManager.class)
@ConditionalOnProperty("bonin.store.datasource")
public class SharedDataSourceConfiguration {

    @Bean
    SmartInitializingSingleton boninTransactionEnds(ObjectProvider<ConfigurableTransactionManager> managers) {
        return () -> managers.stream().forEach(manager -> manager.addListener(new TransactionEnds()));
    }
}
