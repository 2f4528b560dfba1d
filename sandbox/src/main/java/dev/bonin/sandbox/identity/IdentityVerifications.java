package dev.bonin.sandbox.identity;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.carrier.Sending;
import dev.bonin.sandbox.certification.Completion;
import dev.bonin.sandbox.certification.ProviderTransactionId;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.identity.IdentityState.Failed;
import dev.bonin.sandbox.identity.IdentityState.Ready;
import dev.bonin.sandbox.identity.IdentityState.Verified;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All records of PortOne V2, in memory. Above 100,000 the oldest are deleted. */
public final class IdentityVerifications {
    private static final int MAX_RECORDS = 100_000;
    private static final int TX_ID_DIGITS = 32;

    private final Clock clock;
    private final Identifiers identifiers;
    private final Map<Key, IdentityVerification> records = new LinkedHashMap<>();

    private record Key(String storeId, String id) {}

    public IdentityVerifications(Clock clock, Identifiers identifiers) {
        this.clock = requireNonNull(clock, "clock");
        this.identifiers = requireNonNull(identifiers, "identifiers");
    }

    /**
     * Begins an attempt; a record of earlier attempts starts anew, except for its id.
     *
     * @throws IllegalStateException if the record is already verified
     */
    public synchronized IdentityVerification begin(Store store, String id, Attempt attempt) {
        Optional<IdentityVerification> earlier = find(store, id);
        if (earlier.filter(record -> record.status() == IdentityStatus.VERIFIED).isPresent()) {
            throw new IllegalStateException("id: " + id + " (expected: not verified yet)");
        }
        int attempts = earlier.map(IdentityVerification::attempts).orElse(0) + 1;
        Instant now = clock.instant();
        return put(new IdentityVerification(
                store,
                id,
                identifiers.lowercaseHex(TX_ID_DIGITS),
                attempts,
                attempt,
                now,
                now,
                new Ready(now, null),
                IdentityOverrides.none()));
    }

    public synchronized Optional<IdentityVerification> find(Store store, String id) {
        return Optional.ofNullable(records.get(new Key(store.id(), id)));
    }

    public synchronized void clear() {
        records.clear();
    }

    /** Marks the record as verified for this person, now. */
    synchronized IdentityVerification verify(IdentityVerification record, Person person, Agency agency) {
        Instant now = clock.instant();
        String pgTxId = ProviderTransactionId.draw(record.attempt().channel().contract(), now, identifiers);
        return put(record.turned(new Verified(new Completion(person, agency, now, pgTxId))));
    }

    /** Marks the attempt as failed, now. */
    synchronized IdentityVerification fail(IdentityVerification record, ProviderFailure failure) {
        return put(record.turned(new Failed(clock.instant(), failure)));
    }

    /** Records what was sent, or that a code was wrong. */
    synchronized IdentityVerification await(IdentityVerification record, Sending sending) {
        Ready ready = new Ready(record.state().since(), sending);
        return put(record.changed(ready, clock.instant()));
    }

    synchronized IdentityVerification override(IdentityVerification record, IdentityOverrides overrides) {
        return put(record.overridden(overrides));
    }

    /** Returns the records of a store, oldest first. */
    synchronized List<IdentityVerification> all(Store store) {
        return records.values().stream()
                .filter(record -> record.store().id().equals(store.id()))
                .toList();
    }

    /** Does several steps with no other call in between. */
    synchronized <T> T exclusively(Supplier<T> steps) {
        return steps.get();
    }

    private IdentityVerification put(IdentityVerification record) {
        Key key = new Key(record.store().id(), record.id());
        if (!records.containsKey(key) && records.size() >= MAX_RECORDS) {
            records.remove(records.keySet().iterator().next());
        }
        records.put(key, record);
        return record;
    }
}
