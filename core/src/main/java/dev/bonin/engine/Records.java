package dev.bonin.engine;

import dev.bonin.account.Accounts;
import dev.bonin.application.ApplicationRegister;
import dev.bonin.audit.AuditEvents;
import dev.bonin.erasure.Eraser;
import dev.bonin.guardian.GuardianPage;
import dev.bonin.guardian.Guardians;
import dev.bonin.handover.CodeRedemption;
import dev.bonin.purpose.Purposes;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.store.Stores;
import dev.bonin.store.VerificationStore;
import dev.bonin.subject.Subjects;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.webhook.SecretSealer;
import dev.bonin.webhook.WebhookRegister;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Operations on stored data that need no verification source: the part of {@link Bonin} for operators' commands, which
 * have no connection to PortOne. It closes none of its arguments. Safe for use by several threads.
 */
public final class Records {
    private final Stores stores;
    private final VerificationStore verifications;
    private final Clock clock;
    private final RandomGenerator random;
    private final Duration rejoinWait;
    private final PersonSealer sealer;
    private final SecretSealer secrets;
    private final AuditEvents events;
    private final KeptIdentities identities;
    private final Accounts accounts;
    private final Eraser eraser;
    private final Subjects subjects;
    private final Rotation rotation;

    /**
     * Creates the operations on {@code stores}. The key ring is not read before a value is opened or compared.
     *
     * @param random creates ids and keys, so it must be unpredictable: a {@link java.security.SecureRandom} outside
     *     of tests
     * @param rejoinWait the waiting period after an account was unlinked; zero for none
     */
    public Records(Stores stores, KeyRings rings, Clock clock, RandomGenerator random, Duration rejoinWait) {
        this.stores = stores;
        this.verifications = stores.verifications();
        this.clock = clock;
        this.random = random;
        this.rejoinWait = rejoinWait;
        this.sealer = new PersonSealer(rings, random);
        this.secrets = new SecretSealer(rings, random);
        this.events = new AuditEvents(clock, random);
        this.identities = identities(stores);
        this.accounts = accounts(stores.joining());
        this.eraser = new Eraser(verifications, stores.erasures(), events, clock);
        this.subjects = new Subjects(stores, sealer, identities, events, clock);
        this.rotation = new Rotation(stores.sealed(), rings);
    }

    /** Returns the stores. */
    public Stores stores() {
        return stores;
    }

    VerificationStore verifications() {
        return verifications;
    }

    PersonSealer sealer() {
        return sealer;
    }

    /** Returns the factory of access log entries. */
    public AuditEvents events() {
        return events;
    }

    /** Returns the service that opens stored values of persons. */
    public KeptIdentities identities() {
        return identities;
    }

    KeptIdentities identities(Stores within) {
        return new KeptIdentities(within.verifications(), sealer, within.log(), clock, random);
    }

    /** Returns what redeems codes in {@code within}, in the transaction of the caller where those join it. */
    CodeRedemption<?> codes(Purposes purposes, Stores within) {
        return new CodeRedemption<>(purposes, within.verifications(), within.guardians(), identities(within), clock);
    }

    Guardians guardians(Purposes purposes) {
        return new Guardians(purposes, verifications, stores.guardians(), sealer.forms(), events, clock, random);
    }

    GuardianPage guardianPage(Purposes purposes) {
        return new GuardianPage(purposes, verifications, stores.guardians(), identities, events, clock, random);
    }

    /** Returns the service that links accounts to persons and manages bans. It joins the caller's transaction. */
    public Accounts accounts() {
        return accounts;
    }

    /** Returns the same service over other stores of the same database, such as those on one connection. */
    Accounts accounts(Stores within) {
        return new Accounts(within.accounts(), within.verifications(), identities(within), events, clock, rejoinWait);
    }

    /** Returns the service that erases persons. */
    public Eraser erasures() {
        return eraser;
    }

    /** Returns the service that exports all stored data about a person. */
    public Subjects subjects() {
        return subjects;
    }

    /** Returns the service that migrates rows to the current keys. */
    public Rotation rotation() {
        return rotation;
    }

    /**
     * Returns the service that manages webhooks.
     *
     * @param declared the names of applications in the settings, whose webhooks can only be changed there
     */
    public WebhookRegister webhooks(Set<String> declared) {
        return new WebhookRegister(declared, stores.webhookEndpoints(), stores.webhookQueue(), secrets, clock, random);
    }

    /** Returns the sealer of secrets that are shared with applications. */
    SecretSealer secrets() {
        return secrets;
    }

    /**
     * Returns the service that adds and removes applications.
     *
     * @param declared the names of applications in the settings, which can only be changed there
     */
    public ApplicationRegister register(Set<String> declared) {
        return new ApplicationRegister(declared, stores.applications(), clock, random);
    }
}
