package dev.bonin.boot;

import dev.bonin.account.Accounts;
import dev.bonin.account.ApartWatch;
import dev.bonin.application.ApplicationVerifications;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Verifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.chore.Chore;
import dev.bonin.chore.Chores;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.engine.Bonin;
import dev.bonin.engine.BoninOptions;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.guardian.Guardians;
import dev.bonin.handover.Handovers;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.SealingException;
import dev.bonin.source.PhoneAgency;
import dev.bonin.source.PortOnePhoneAgency;
import dev.bonin.source.RecordErasure;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.Stores;
import dev.bonin.subject.Subjects;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.VerificationHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates {@link Bonin} from the application's beans, and its parts as beans. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ApplicationHandlers boninHandlers(ObjectProvider<VerificationHandler> handlers) {
        return new ApplicationHandlers(handlers);
    }

    /** Null where PortOne V2 is not used. */
    @Bean
    @ConditionalOnMissingBean
    @Nullable
    PhoneAgency boninPhoneAgency(BoninProperties properties, ObjectProvider<IdentityVerificationClient> ofV2) {
        var client = ofV2.getIfAvailable();
        return client == null
                ? null
                : new PortOnePhoneAgency(client, properties.portone().v2().phoneChannel());
    }

    /** A test with a clock of its own declares {@code ClockAgreement.trusting(clock)}. */
    @Bean
    BoninOptions boninOptions(
            BoninProperties properties,
            RecordErasure recordErasure,
            ApplicationHandlers handlers,
            ObjectProvider<ClockAgreement> clocks,
            ObjectProvider<PhoneAgency> agencies,
            FinishWatch finishWatch,
            ApplicationEventPublisher events) {
        var options = new BoninOptions()
                .handlers(List.of(handlers::handle))
                .recordErasure(recordErasure)
                .rejoinWait(properties.accounts().rejoinWait())
                .accessLogKeptFor(properties.audit().keep())
                .log(new ApplicationLog())
                .finishWatch(finishWatch)
                .choresElsewhere(); // boninChores starts them, because it is created even if beans are lazy
        clocks.ifAvailable(options::clocks);
        agencies.ifAvailable(options::phoneAgency);
        return properties.events().enabled() ? options.announceTo(events::publishEvent) : options;
    }

    @Bean
    Bonin bonin(
            Stores stores,
            KeyRings rings,
            CeremonyRules rules,
            VerificationSource source,
            Surroundings around,
            BoninOptions options) {
        try {
            return Bonin.over(stores, rings, rules, source, around.clock(), around.random(), options);
        } catch (SealingException disagreement) {
            throw new RefusedStartException(
                    "The key ring and the database do not belong together: " + disagreement.getMessage() + ".",
                    "Run ./bonin keys rotate where that is named. Otherwise set bonin.keys.ring (BONIN_KEYS_RING) to the ring that"
                            + " this database is kept with, from a backup of about the same time, or bonin.data or"
                            + " bonin.store.url to the database of this ring. With a different ring, stored people would not be recognized.");
        }
    }

    /** Starts the chores, including those that the application declares. */
    @Bean
    @ConditionalOnMissingBean
    Chores boninChores(Bonin bonin, ObjectProvider<Chore> more) {
        return bonin.startChores(more.stream().toArray(Chore[]::new));
    }

    /** Creates the handlers, too, so that a broken one fails the startup and not the first visitor's call. */
    @Bean
    @ConditionalOnMissingBean
    Verifications boninVerifications(Bonin bonin, ApplicationHandlers handlers) {
        handlers.make();
        return bonin.verifications();
    }

    @Bean
    @ConditionalOnMissingBean
    ApplicationVerifications boninApplicationVerifications(Bonin bonin) {
        return bonin.applications();
    }

    @Bean
    @ConditionalOnMissingBean
    Handovers boninHandovers(Bonin bonin) {
        return bonin.handovers();
    }

    @Bean
    @ConditionalOnMissingBean
    Guardians boninGuardians(Bonin bonin) {
        return bonin.guardians();
    }

    @Bean
    @ConditionalOnMissingBean
    Accounts boninAccounts(Bonin bonin) {
        return bonin.accounts();
    }

    @Bean
    @ConditionalOnMissingBean
    KeptIdentities boninIdentities(Bonin bonin) {
        return bonin.identities();
    }

    @Bean
    @ConditionalOnMissingBean
    Eraser boninErasures(Bonin bonin) {
        return bonin.erasures();
    }

    @Bean
    @ConditionalOnMissingBean
    Subjects boninSubjects(Bonin bonin) {
        return bonin.subjects();
    }

    @Bean
    Rotation boninRotation(Bonin bonin) {
        return bonin.rotation();
    }

    @Bean
    Retention boninRetention(Bonin bonin) {
        return bonin.retention();
    }

    @Bean
    SourceErasures boninSourceErasures(Bonin bonin) {
        return bonin.sourceErasures();
    }

    @Bean
    ApartWatch boninApartWatch(Bonin bonin) {
        return bonin.apartWatch();
    }
}
