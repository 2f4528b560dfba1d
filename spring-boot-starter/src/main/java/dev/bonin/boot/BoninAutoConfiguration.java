package dev.bonin.boot;

import dev.bonin.boot.datasource.SharedDataSource;
import dev.bonin.boot.datasource.SharedDataSourceConfiguration;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.boot.security.SecurityConfiguration;
import dev.bonin.boot.tracing.TracingConfiguration;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.portone.CallObserver;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.PortOneRecordErasure;
import dev.bonin.source.RecordErasure;
import dev.bonin.source.SourcesByApi;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.Stores;
import dev.bonin.verification.Mode;
import dev.bonin.web.PortOneScripts;
import dev.bonin.web.WebSettings;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Bonin in a Spring MVC application. Code here decides mode and binding, never a condition: ahead-of-time processing
 * freezes conditions.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(BoninProperties.class)
@Import({
    SecurityConfiguration.class,
    SharedDataSourceConfiguration.class,
    TracingConfiguration.class,
    WebConfiguration.class,
    EngineConfiguration.class
})
public final class BoninAutoConfiguration {
    /**
     * Creates Bonin's beans at startup even if the application's beans are lazy: otherwise no code would request the
     * chores, and erasure, which the law demands, would never run.
     */
    @Bean
    static LazyInitializationExcludeFilter boninEagerBeans() {
        return (name, definition, type) -> type.getName().startsWith("dev.bonin.");
    }

    @Bean
    static SettingsAtStart boninSettingsAtStart(Environment environment) {
        return new SettingsAtStart(environment);
    }

    @Bean
    Surroundings boninSurroundings(ListableBeanFactory beans) {
        return Surroundings.of(beans);
    }

    @Bean
    @ConditionalOnMissingBean
    PolicyCatalog boninPolicyCatalog(ObjectProvider<Policy> own) {
        return ownPolicies(own.orderedStream().toList());
    }

    private static PolicyCatalog ownPolicies(List<Policy> own) {
        try {
            return new PolicyCatalog(own);
        } catch (UnusablePolicyException clash) {
            throw new RefusedStartException(
                    "A policy of this application cannot be used: " + clash.getMessage() + ".",
                    "Give its bean another name.");
        }
    }

    @Bean
    CeremonyRules boninCeremonyRules(BoninProperties properties, Environment environment, PolicyCatalog policies) {
        try {
            var rules = new StartRules(properties).ceremonyRules(policies);
            OpenProviders.warn(rules);
            return rules;
        } catch (RefusedStartException refused) {
            throw new SettingOrigin(environment).located(refused);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    WebSettings boninWebSettings(BoninProperties properties) {
        return properties.webSettings();
    }

    @Bean
    @ConditionalOnMissingBean
    PortOneScripts boninPortOneScripts(BoninProperties properties, CeremonyRules rules) {
        return new ConfiguredPortOne(properties).scripts(rules.mode());
    }

    @Bean
    @ConditionalOnMissingBean
    CallerLimits boninCallerLimits(BoninProperties properties, CeremonyRules rules) {
        return new CallerRules(properties).limits(rules.mode());
    }

    @Bean
    @ConditionalOnMissingBean
    CallerBudgets boninCallerBudgets(
            BoninProperties properties,
            CeremonyRules rules,
            Surroundings around,
            Environment environment,
            ListableBeanFactory beans) {
        new ForwardHeaderRules(environment).require(beans);
        return new CallerRules(properties).budgets(rules.mode(), around.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    PortOneConnection boninPortOneConnection(BoninProperties properties) {
        return new ConfiguredPortOne(properties);
    }

    /** Null where V1 is not used: there are no credentials to connect with then. */
    @Bean
    @ConditionalOnMissingBean
    @Nullable
    PortOneClient boninPortOneClient(
            PortOneConnection connection, CeremonyRules rules, Surroundings around, CallObserver observer) {
        var settings = connection.ofV1(rules.mode()).map(how -> how.with(endpoint -> endpoint.withObserver(observer)));
        return trusting(() -> settings.map(how -> PortOneClient.connect(how, around.clock(), around.random()))
                .orElse(null));
    }

    /** Null where V2 is not used. */
    @Bean
    @ConditionalOnMissingBean
    @Nullable
    IdentityVerificationClient boninIdentityVerificationClient(
            PortOneConnection connection, CeremonyRules rules, Surroundings around, CallObserver observer) {
        var settings = connection.ofV2(rules.mode()).map(how -> how.with(endpoint -> endpoint.withObserver(observer)));
        return trusting(
                () -> settings.map(how -> IdentityVerificationClient.connect(how, around.clock(), around.random()))
                        .orElse(null));
    }

    private static <T> T trusting(Supplier<T> client) {
        try {
            return client.get();
        } catch (IllegalArgumentException bundle) {
            throw new RefusedStartException(
                    "bonin.portone.ca-bundle holds no certificate that could be read.",
                    "Set it to a PEM file with the certificates to trust: each begins with -----BEGIN CERTIFICATE-----.");
        }
    }

    @Bean
    @ConditionalOnMissingBean
    VerificationSource boninVerificationSource(
            ObjectProvider<PortOneClient> ofV1,
            ObjectProvider<IdentityVerificationClient> ofV2,
            CeremonyRules rules,
            Surroundings around) {
        var v1 = ofV1.getIfAvailable();
        var v2 = ofV2.getIfAvailable();
        return rules.mode() == Mode.SANDBOX
                ? SourcesByApi.ofSandbox(v1, v2, around.clock())
                : SourcesByApi.ofPortOne(v1, v2, around.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    RecordErasure boninRecordErasure(ObjectProvider<PortOneClient> ofV1) {
        var client = ofV1.getIfAvailable();
        return client == null ? RecordErasure.unavailable() : new PortOneRecordErasure(client);
    }

    /**
     * Opens the stores, unless the application provides its own. Its Flyway or Liquibase runs before: they refuse to
     * begin in a schema that has tables already.
     */
    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Stores boninStores(BoninProperties properties, CeremonyRules rules, ListableBeanFactory beans) {
        var store = properties.store();
        return store.isShared()
                ? ConfiguredStores.open(
                        properties,
                        rules.mode(),
                        SharedDataSource.settings(String.valueOf(store.datasource()), store.connections(), beans))
                : ConfiguredStores.open(properties, rules.mode());
    }

    @Bean
    @ConditionalOnMissingBean
    KeyRings boninKeyRings(BoninProperties properties, CeremonyRules rules, Stores stores, Surroundings around) {
        return KeyFiles.of(properties, rules.mode()).open(stores.sealed(), around.clock());
    }
}
