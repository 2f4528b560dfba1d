package dev.bonin.store;

import dev.bonin.account.AccountStore;
import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.application.ApplicationStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.OtherClock;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.sealing.SealedStore;
import java.time.Clock;

/** Keeps everything until the process ends, as {@link InMemoryVerificationStore} does. For sandboxes and tests. */
public final class InMemoryStores implements Stores {
    private final InMemoryVerificationStore verifications;
    private final ApplicationStore applications = new InMemoryApplicationStore();

    /** Stores that keep nothing yet. */
    public InMemoryStores(Clock clock) {
        this(new InMemoryVerificationStore(clock));
    }

    /** The same with requests that a test looks into. */
    public InMemoryStores(InMemoryVerificationStore verifications) {
        this.verifications = verifications;
    }

    @Override
    public Stores announcing() {
        verifications.announce();
        return this;
    }

    @Override
    public VerificationStore verifications() {
        return verifications;
    }

    @Override
    public OutcomeOutbox outbox() {
        return verifications.outbox();
    }

    @Override
    public ApplicationStore applications() {
        return applications;
    }

    @Override
    public SealedStore sealed() {
        return verifications.sealedStore();
    }

    @Override
    public AccountStore accounts() {
        return verifications.accounts();
    }

    @Override
    public ErasureStore erasures() {
        return verifications.erasures();
    }

    @Override
    public AuditLog log() {
        return verifications.log();
    }

    @Override
    public SubjectStore subjects() {
        return verifications.subjects();
    }

    @Override
    public OtherClock clock() {
        return OtherClock.NONE;
    }

    /** Memory can always be written. */
    @Override
    public void ping() {}

    /** There is nothing to give back. */
    @Override
    public void close() {}
}
