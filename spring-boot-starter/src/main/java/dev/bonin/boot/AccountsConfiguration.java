package dev.bonin.boot;

import dev.bonin.account.AccountStore;
import dev.bonin.account.Accounts;
import dev.bonin.account.ApartWatch;
import dev.bonin.audit.AuditEvents;
import dev.bonin.chore.Chore;
import dev.bonin.chore.DueChores;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.VerificationStore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One account per person, with the chores of forgetting who waited long enough, and of finding who is in the way. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {
    /** Whoever keeps requests elsewhere keeps their accounts there, too. */
    @Bean
    @ConditionalOnMissingBean
    AccountStore boninAccountStore(Storage storage) {
        return storage.accounts();
    }

    @Bean
    @ConditionalOnMissingBean
    Accounts boninAccounts(
            BoninProperties properties,
            AccountStore store,
            VerificationStore verifications,
            KeptIdentities identities,
            AuditEvents events,
            Clock clock) {
        return new Accounts(
                store,
                verifications,
                identities,
                events,
                clock,
                properties.accounts().rejoinWait());
    }

    @Bean
    Chore accountsChore(Accounts accounts, ClockAgreement clocks) {
        return DueChores.accounts(accounts, clocks);
    }

    @Bean
    ApartWatch apartWatch(Accounts accounts, Clock clock) {
        return new ApartWatch(accounts, clock, ToldApart::tell);
    }

    @Bean
    Chore apartChore(ApartWatch watch) {
        return new Chore("Looking who cannot be told from others", Duration.ofMinutes(10), watch);
    }
}
