package dev.bonin.boot;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvents;
import dev.bonin.audit.AuditLog;
import dev.bonin.chore.Chore;
import dev.bonin.sealing.KeyAgreement;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.Rotation;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.CeremonyRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys that people are kept with. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(KeysConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    KeyRings boninKeyRings(BoninProperties properties, CeremonyRules rules, SealedStore store, Clock clock) {
        return KeyFiles.of(properties, rules.mode()).open(store, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    PersonSealer personSealer(KeyRings rings) {
        return new PersonSealer(rings, new SecureRandom());
    }

    /** Wherever the ring comes from, nothing starts with one that the store is not kept with. */
    @Bean
    Rotation keyRotation(SealedStore store, KeyRings rings, AuditLog log, AuditEvents events) {
        try {
            var agreement = new KeyAgreement(store);
            agreement.require(rings.current()).forEach(key -> note("first start with these keys", key, log, events));
            agreement.renew(rings.current()).forEach(key -> {
                note("start with a database from before this key", key, log, events);
                LOG.warn(
                        "The database did not know the {} key {}: it was brought back from before the last rotation. It knows"
                                + " it now, and its rows are brought to it",
                        key.use().code(),
                        key.id());
            });
        } catch (SealingException disagreement) {
            throw new RefusedStartException(
                    "The key ring and the database do not belong together: " + disagreement.getMessage() + ".",
                    "Run ./bonin keys rotate where that is named. Otherwise set bonin.keys.ring (BONIN_KEYS_RING) to the ring that"
                            + " this database is kept with, from a backup of about the same time or later, or bonin.data or"
                            + " bonin.store.url to the database of this ring. Nobody would be found again with another.");
        }
        return new Rotation(store, rings);
    }

    private static void note(String reason, RingKey key, AuditLog log, AuditEvents events) {
        log.append(events.of(
                AuditAction.KEY_ADDED, Access.system(reason), "use=" + key.use().code() + " key=" + key.id()));
    }

    @Bean
    Chore keyChore(KeyRings rings, SealedStore store, Rotation rotation, Clock clock) {
        return new Chore("Following the keys", Duration.ofSeconds(10), new KeyWatch(rings, store, rotation, clock));
    }
}
