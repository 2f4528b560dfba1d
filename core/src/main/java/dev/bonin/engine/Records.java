package dev.bonin.engine;

import dev.bonin.account.Accounts;
import dev.bonin.application.ApplicationRegister;
import dev.bonin.audit.AuditEvents;
import dev.bonin.erasure.Eraser;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.store.Stores;
import dev.bonin.store.VerificationStore;
import dev.bonin.subject.Subjects;
import dev.bonin.verification.KeptIdentities;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What can be done with what is kept, without verifying anybody: the part of {@link Bonin} that operators need, who
 * have no connection to PortOne. It closes nothing. One instance serves all threads.
 */
public final class Records {
    private final Stores stores;
    private final VerificationStore verifications;
    private final Clock clock;
    private final RandomGenerator random;
    private final PersonSealer sealer;
    private final AuditEvents events;
    private final KeptIdentities identities;
    private final Accounts accounts;
    private final Eraser eraser;
    private final Subjects subjects;
    private final Rotation rotation;

    /**
     * The records of {@code stores}. No key is used before something is opened or compared.
     *
     * @param random makes ids and keys, so it must be unpredictable: a {@link java.security.SecureRandom} outside of
     *     tests
     * @param rejoinWait for how long somebody whose account was unlinked may not come back; zero where they may at once
     */
    public Records(Stores stores, KeyRings rings, Clock clock, RandomGenerator random, Duration rejoinWait) {
        this.stores = stores;
        this.verifications = stores.verifications();
        this.clock = clock;
        this.random = random;
        this.sealer = new PersonSealer(rings, random);
        this.events = new AuditEvents(clock, random);
        this.identities = new KeptIdentities(verifications, sealer, stores.log(), clock, random);
        this.accounts = new Accounts(stores.accounts(), verifications, identities, events, clock, rejoinWait);
        this.eraser = new Eraser(verifications, stores.erasures(), events, clock);
        this.subjects = new Subjects(stores, sealer, identities, events, clock);
        this.rotation = new Rotation(stores.sealed(), rings);
    }

    /** Returns the stores that these records are kept in. */
    public Stores stores() {
        return stores;
    }

    VerificationStore verifications() {
        return verifications;
    }

    PersonSealer sealer() {
        return sealer;
    }

    /** Returns what makes entries of the access log. */
    public AuditEvents events() {
        return events;
    }

    /** Returns what opens the kept values of people. */
    public KeptIdentities identities() {
        return identities;
    }

    /** Returns whose an application's accounts are, and who may have none. */
    public Accounts accounts() {
        return accounts;
    }

    /** Returns what erases people. */
    public Eraser erasures() {
        return eraser;
    }

    /** Returns what collects all that is held about a person who asks. */
    public Subjects subjects() {
        return subjects;
    }

    /** Returns what brings rows to the keys that count by now. */
    public Rotation rotation() {
        return rotation;
    }

    /**
     * Returns what adds and removes applications.
     *
     * @param declared the names of those that the settings declare, which are changed there
     */
    public ApplicationRegister register(Set<String> declared) {
        return new ApplicationRegister(declared, stores.applications(), clock, random);
    }
}
