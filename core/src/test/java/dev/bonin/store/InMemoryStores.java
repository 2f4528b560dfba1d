package dev.bonin.store;

import dev.bonin.account.AccountStore;
import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.application.ApplicationStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.OtherClock;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.guardian.GuardianStore;
import dev.bonin.sealing.SealedStore;
import dev.bonin.webhook.WebhookEndpoints;
import dev.bonin.webhook.WebhookQueue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * All stores, in the memory of a test. Decisions about people, accounts, tries and erasures are made by the same rules
 * that the SQL stores use. All calls are synchronized.
 */
public final class InMemoryStores extends InMemoryRequests implements Stores {
    private final ApplicationStore applications = oneByOne(ApplicationStore.class, registered);
    private final SealedStore sealed = oneByOne(SealedStore.class, new InMemorySealedStore(ringKeys, persons));
    private final ErasureStore erasures =
            oneByOne(ErasureStore.class, new InMemoryErasures(requests, persons, log, webhooks, guardians));
    private final SubjectStore subjects =
            oneByOne(SubjectStore.class, new InMemorySubjects(requests, persons, accounts));

    /** Creates empty stores. */
    public InMemoryStores() {
        registered.removing(webhooks::remove);
    }

    private <T> T oneByOne(Class<T> port, T store) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    synchronized (this) {
                        try {
                            return method.invoke(store, given);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    }
                }));
    }

    /** Writes outcomes to the outbox from now on. */
    @Override
    public synchronized InMemoryStores announcing() {
        announcing = true;
        guardians.announce();
        return this;
    }

    @Override
    public VerificationStore verifications() {
        return this;
    }

    @Override
    public OutcomeOutbox outbox() {
        return oneByOne(OutcomeOutbox.class, outbox);
    }

    @Override
    public ApplicationStore applications() {
        return applications;
    }

    @Override
    public WebhookEndpoints webhookEndpoints() {
        return oneByOne(WebhookEndpoints.class, webhooks);
    }

    @Override
    public WebhookQueue webhookQueue() {
        return oneByOne(WebhookQueue.class, webhooks);
    }

    @Override
    public SealedStore sealed() {
        return sealed;
    }

    @Override
    public AccountStore accounts() {
        return oneByOne(AccountStore.class, accounts);
    }

    @Override
    public GuardianStore guardians() {
        return oneByOne(GuardianStore.class, guardians);
    }

    @Override
    public ErasureStore erasures() {
        return erasures;
    }

    @Override
    public AuditLog log() {
        return oneByOne(AuditLog.class, log);
    }

    @Override
    public SubjectStore subjects() {
        return subjects;
    }

    @Override
    public OtherClock clock() {
        return OtherClock.NONE;
    }

    @Override
    public void ping() {}

    @Override
    public void close() {}
}
