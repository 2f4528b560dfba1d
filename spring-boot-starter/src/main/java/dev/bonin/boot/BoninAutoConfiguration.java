package dev.bonin.boot;

import dev.bonin.audit.AuditLog;
import dev.bonin.chore.Chore;
import dev.bonin.chore.DueChores;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.portone.PortOneClient;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedStore;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.source.VerificationSource;
import dev.bonin.verification.CeremonyRules;
import dev.bonin.verification.Cleanup;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Upkeep;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationStore;
import dev.bonin.verification.Verifications;
import dev.bonin.web.PortOneScript;
import dev.bonin.web.WebSettings;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Bonin in a Spring MVC application. Mode and binding are decided by plain code in here and never by a condition: conditions are
 * frozen when an application is processed ahead of time.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(BoninProperties.class)
@Import({
    WebConfiguration.class,
    PrivacyConfiguration.class,
    KeysConfiguration.class,
    AccountsConfiguration.class,
    EventsConfiguration.class
})
public final class BoninAutoConfiguration {
    private static final Duration TOLERABLE_SKEW = Duration.ofMinutes(5);

    /** A sandbox's clock is turned by hand. */
    private static final Duration ANY_SKEW = Duration.ofDays(366_000);

    /**
     * Makes Bonin's beans at the start also where the application makes its own as they are needed: nobody needs a chore before it is due, and what the law demands
     * would never be done.
     */
    @Bean
    static LazyInitializationExcludeFilter boninEagerBeans() {
        return (name, definition, type) -> type.getName().startsWith("dev.bonin.");
    }

    @Bean
    @ConditionalOnMissingBean
    Clock boninClock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    PolicyCatalog policyCatalog(ObjectProvider<Policy> own) {
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
    CeremonyRules ceremonyRules(BoninProperties properties, Environment environment, PolicyCatalog policies) {
        PurposeMembers.require(environment, properties);
        try {
            DurationUnits.require(environment);
            var rules = new StartRules(properties).ceremonyRules(policies);
            OpenProviders.tell(rules);
            return rules;
        } catch (RefusedStartException refused) {
            throw new SettingOrigin(environment).located(refused);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    WebSettings webSettings(BoninProperties properties) {
        return properties.webSettings();
    }

    @Bean
    @ConditionalOnMissingBean
    PortOneScript portOneScript(BoninProperties properties, CeremonyRules rules) {
        return new ConfiguredPortOne(properties).script(rules.mode());
    }

    @Bean
    @ConditionalOnMissingBean
    CallerLimits callerLimits(BoninProperties properties, CeremonyRules rules) {
        return new CallerRules(properties).limits(rules.mode());
    }

    @Bean
    @ConditionalOnMissingBean
    CallerBudgets callerBudgets(
            BoninProperties properties,
            CeremonyRules rules,
            Clock clock,
            Environment environment,
            ListableBeanFactory beans) {
        new ForwardHeaderRules(environment).require(beans);
        return new CallerRules(properties).budgets(rules.mode(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    PortOneConnection portOneConnection(BoninProperties properties) {
        return new ConfiguredPortOne(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    PortOneClient portOneClient(PortOneConnection connection, CeremonyRules rules, Clock clock) {
        return PortOneClient.connect(connection.settings(rules.mode()), clock, new SecureRandom());
    }

    @Bean
    @ConditionalOnMissingBean
    VerificationSource verificationSource(PortOneClient client, CeremonyRules rules, Clock clock) {
        return new PortOneVerificationSource(client, clock, rules.mode() == Mode.SANDBOX ? ANY_SKEW : TOLERABLE_SKEW);
    }

    /** None is opened where the application keeps requests itself. */
    @Bean
    @ConditionalOnMissingBean({Storage.class, VerificationStore.class})
    Storage boninStorage(BoninProperties properties, CeremonyRules rules, Clock clock) {
        return Storage.open(properties, rules.mode(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    VerificationStore verificationStore(Storage storage) {
        return storage.verifications();
    }

    /** Whoever keeps requests elsewhere keeps their access log, their keys and their erasures there, too. */
    @Bean
    @ConditionalOnMissingBean
    AuditLog boninAuditLog(Storage storage) {
        return storage.auditLog();
    }

    @Bean
    @ConditionalOnMissingBean
    SealedStore boninSealedStore(Storage storage) {
        return storage.sealedStore();
    }

    @Bean
    @ConditionalOnMissingBean
    ErasureStore boninErasures(Storage storage) {
        return storage.erasures();
    }

    @Bean
    @ConditionalOnMissingBean
    KeptIdentities keptIdentities(VerificationStore store, PersonSealer sealer, AuditLog log, Clock clock) {
        return new KeptIdentities(store, sealer, log, clock, new SecureRandom());
    }

    @Bean
    Chore cleanupChore(VerificationStore store, ClockAgreement clocks) {
        return DueChores.cleanup(new Cleanup(store, clocks));
    }

    @Bean
    @ConditionalOnMissingBean
    Housekeeping boninHousekeeping(ObjectProvider<Chore> chores) {
        return Housekeeping.start(chores.stream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    Verifications verifications(
            CeremonyRules rules,
            VerificationSource source,
            VerificationStore store,
            PersonSealer sealer,
            Clock clock,
            ObjectProvider<VerificationHandler> handlers) {
        return new Verifications(
                rules,
                source,
                store,
                sealer,
                clock,
                new SecureRandom(),
                handlers.orderedStream().toList(),
                Upkeep.ELSEWHERE); // by boninHousekeeping, which is made with the application also where beans are lazy
    }
}
