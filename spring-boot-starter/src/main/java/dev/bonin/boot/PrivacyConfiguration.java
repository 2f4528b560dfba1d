package dev.bonin.boot;

import dev.bonin.audit.AuditEvents;
import dev.bonin.audit.AuditLog;
import dev.bonin.audit.AuditRetention;
import dev.bonin.chore.Chore;
import dev.bonin.chore.DueChores;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.clock.OtherClock;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.portone.PortOneClient;
import dev.bonin.source.PortOneRecordErasure;
import dev.bonin.source.RecordErasure;
import dev.bonin.source.VerificationSource;
import dev.bonin.verification.CeremonyRules;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The access log and how people are forgotten, with the chores of both. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AuditEvents auditEvents(Clock clock) {
        return new AuditEvents(clock, new SecureRandom());
    }

    @Bean
    @ConditionalOnMissingBean
    RecordErasure recordErasure(PortOneClient client) {
        return new PortOneRecordErasure(client);
    }

    @Bean
    @ConditionalOnMissingBean
    Eraser eraser(VerificationStore verifications, ErasureStore erasures, AuditEvents events, Clock clock) {
        return new Eraser(verifications, erasures, events, clock);
    }

    @Bean
    Retention retention(Eraser eraser, ErasureStore erasures, Clock clock, ClockAgreement clocks) {
        return new Retention(eraser, erasures, clock, clocks);
    }

    @Bean
    SourceErasures sourceErasures(
            ErasureStore erasures, RecordErasure source, AuditEvents events, Clock clock, ClockAgreement clocks) {
        return new SourceErasures(erasures, source, events, clock, clocks);
    }

    /** Declare one of your own where a test turns the clock: {@code ClockAgreement.trusting(clock)}. */
    @Bean
    @ConditionalOnMissingBean
    ClockAgreement clockAgreement(
            Clock clock, ObjectProvider<Storage> storage, VerificationSource source, CeremonyRules rules) {
        var database = storage.stream().findFirst().map(Storage::clock).orElse(OtherClock.NONE);
        return rules.mode() == Mode.SANDBOX
                ? ClockAgreement.ofSandbox(clock, database, new ToldClocks())
                : new ClockAgreement(clock, System::nanoTime, database, new SourceClock(source), new ToldClocks());
    }

    @Bean
    Chore chainingChore(AuditLog log) {
        return DueChores.chaining(log);
    }

    @Bean
    Chore notedEndChore(AuditLog log) {
        return new Chore("Noting the end of the access log", Duration.ofHours(1), new NotedEnd(log));
    }

    @Bean
    Chore auditRetentionChore(BoninProperties properties, AuditLog log, AuditEvents events, ClockAgreement clocks) {
        return DueChores.oldEntries(
                new AuditRetention(log, events, properties.audit().keep(), clocks));
    }

    @Bean
    Chore retentionChore(Retention retention) {
        return DueChores.retention(retention);
    }

    @Bean
    Chore sourceErasureChore(SourceErasures erasures) {
        return DueChores.atSource(erasures, ToldErasures::warn);
    }
}
