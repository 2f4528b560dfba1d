package dev.bonin.boot;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvents;
import dev.bonin.audit.AuditLog;
import dev.bonin.chore.Chore;
import dev.bonin.sealing.KeyAgreement;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.Rotation;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.CeremonyRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys that people are kept with. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

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
            new KeyAgreement(store)
                    .require(rings.current())
                    .forEach(key -> log.append(events.of(
                            AuditAction.KEY_ADDED,
                            Access.system("first start with these keys"),
                            "use=" + key.use().code() + " key=" + key.id())));
        } catch (SealingException disagreement) {
            throw new RefusedStartException(
                    "The key ring and the database do not belong together: " + disagreement.getMessage() + ".",
                    "Set bonin.keys.ring (BONIN_KEYS_RING) to the ring that this database is kept with, or bonin.data or"
                            + " bonin.store.url to the database of this ring. Nobody would be found again with another.");
        }
        return new Rotation(store, rings);
    }

    @Bean
    Chore keyChore(KeyRings rings, SealedStore store, Rotation rotation, Clock clock) {
        return new Chore("Following the keys", Duration.ofSeconds(10), new KeyWatch(rings, store, rotation, clock));
    }
}
