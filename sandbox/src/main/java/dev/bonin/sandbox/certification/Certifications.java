package dev.bonin.sandbox.certification;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.Sending;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.persona.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All records, in memory. Above 100,000 the oldest are deleted. */
public final class Certifications {
    private static final int MAX_RECORDS = 100_000;

    private final Clock clock;
    private final Identifiers identifiers;
    private final Map<String, Certification> records = new LinkedHashMap<>();

    public Certifications(Clock clock, Identifiers identifiers) {
        this.clock = requireNonNull(clock, "clock");
        this.identifiers = requireNonNull(identifiers, "identifiers");
    }

    /** Creates a record that is not certified, as PortOne does when the window opens. */
    public synchronized Certification open(
            Merchant merchant, Channel channel, @Nullable String merchantUid, @Nullable String origin) {
        return open(merchant, channel, merchantUid, null, origin);
    }

    /** Creates a record that is not certified, as PortOne does for {@code otp/request}. */
    synchronized Certification open(Merchant merchant, OtpOrder order) {
        return open(merchant, order.channel(), order.merchantUid(), order.site(), null);
    }

    private Certification open(
            Merchant merchant,
            Channel channel,
            @Nullable String merchantUid,
            @Nullable String site,
            @Nullable String origin) {
        String impUid = unusedImpUid();
        Certification opened = new Certification(
                impUid, merchant, channel, merchantUid, site, origin, clock.instant(), null, null, Overrides.none());
        forgetOldest();
        records.put(impUid, opened);
        return opened;
    }

    /**
     * Marks the record as certified for this person, now.
     *
     * @throws IllegalStateException if the record does not exist (any more) or is already certified
     */
    public synchronized Certification certify(String impUid, Person person, Agency agency) {
        Certification opened = require(impUid);
        if (opened.completion() != null) {
            throw new IllegalStateException("imp_uid: " + impUid + " (expected: not certified yet)");
        }
        Instant now = clock.instant();
        String pgTid = ProviderTransactionId.draw(opened.channel(), now, identifiers);
        return replace(opened.completed(new Completion(person, agency, now, pgTid)));
    }

    /** Records what was sent, or that a code was wrong. */
    synchronized Certification await(String impUid, Sending sending) {
        return replace(require(impUid).awaiting(sending));
    }

    /** Does several steps with no other call in between. */
    synchronized <T> T exclusively(Supplier<T> steps) {
        return steps.get();
    }

    /** Replaces the record's overrides. */
    public synchronized Certification override(String impUid, Overrides overrides) {
        return replace(require(impUid).overridden(overrides));
    }

    public synchronized Optional<Certification> find(String impUid) {
        return Optional.ofNullable(records.get(impUid));
    }

    /** Finds a record of this merchant; empty also if it belongs to another merchant. */
    public Optional<Certification> find(Merchant merchant, String impUid) {
        return find(impUid).filter(found -> found.merchant().equals(merchant));
    }

    /** Returns the records of the merchant with this code, oldest first. */
    public synchronized List<Certification> all(String merchantCode) {
        return records.values().stream()
                .filter(record -> record.merchant().code().equals(merchantCode))
                .toList();
    }

    /** Deletes the record and returns it; empty also if it belongs to another merchant. */
    public synchronized Optional<Certification> erase(Merchant merchant, String impUid) {
        Optional<Certification> found = find(merchant, impUid);
        found.ifPresent(record -> records.remove(record.impUid()));
        return found;
    }

    public synchronized void clear() {
        records.clear();
    }

    private Certification require(String impUid) {
        return find(impUid)
                .orElseThrow(() -> new IllegalStateException("imp_uid: " + impUid + " (expected: a known record)"));
    }

    private Certification replace(Certification changed) {
        records.put(changed.impUid(), changed);
        return changed;
    }

    private String unusedImpUid() {
        String impUid = identifiers.impUid();
        while (records.containsKey(impUid)) {
            impUid = identifiers.impUid();
        }
        return impUid;
    }

    private void forgetOldest() {
        if (records.size() >= MAX_RECORDS) {
            records.remove(records.keySet().iterator().next());
        }
    }
}
