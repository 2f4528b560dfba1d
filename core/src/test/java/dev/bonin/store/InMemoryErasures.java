package dev.bonin.store;

import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.ErasureRules;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import dev.bonin.webhook.WebhookType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Erases people in memory. */
final class InMemoryErasures implements ErasureStore {
    private static final Comparator<Instant> BY_TIME = Comparator.naturalOrder();

    private final RequestRows requests;
    private final PersonRows persons;
    private final InMemoryAuditLog log;
    private final InMemoryWebhooks webhooks;
    private final Map<VerificationId, LedgerEntry> ledger = new LinkedHashMap<>();
    private final Map<VerificationId, Pending> atSource = new HashMap<>();

    private final InMemoryGuardians guardians;

    private record Pending(SourceRecord record, Instant nextAt) {}

    InMemoryErasures(
            RequestRows requests,
            PersonRows persons,
            InMemoryAuditLog log,
            InMemoryWebhooks webhooks,
            InMemoryGuardians guardians) {
        this.guardians = guardians;
        this.webhooks = webhooks;
        this.requests = requests;
        this.persons = persons;
        this.log = log;
    }

    @Override
    public List<VerificationId> due(Instant now, int most) {
        return overdue(now).limit(most).map(VerificationRequest::id).toList();
    }

    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return overdue(now).findFirst().map(InMemoryErasures::eraseAfter);
    }

    private Stream<VerificationRequest> overdue(Instant now) {
        return requests.all().stream()
                .filter(request -> request.state() == VerificationState.ACCEPTED
                        || request.state() == VerificationState.GUARDIAN_NEEDED)
                .filter(request -> !eraseAfter(request).isAfter(now))
                .sorted(Comparator.comparing(InMemoryErasures::eraseAfter, BY_TIME)
                        .thenComparing(request -> request.id().value()));
    }

    private static Instant eraseAfter(VerificationRequest accepted) {
        return accepted.completion().orElseThrow().eraseAfter();
    }

    @Override
    public Optional<LedgerEntry> erase(Erasure erasure) {
        return requests.find(erasure.id())
                .filter(request -> ErasureRules.isErasable(request, erasure))
                .map(request -> erase(request, erasure));
    }

    @Override
    public boolean empty(VerificationId id, AuditEvent event) {
        var full = requests.find(id)
                .filter(request ->
                        request.state() == VerificationState.CANCELLED || request.state() == VerificationState.EXPIRED)
                .filter(request -> !request.emptied().equals(request));
        full.ifPresent(request -> {
            requests.erase(request, request.emptied());
            log.append(event);
        });
        return full.isPresent();
    }

    private LedgerEntry erase(VerificationRequest request, Erasure erasure) {
        var destroyed = persons.erase(request.id());
        requests.erase(request, request.erased());
        webhooks.record(request.erased(), erasure.at());
        if (request.isOfGuardian()) {
            guardians.eraseGuardian(new VerificationId(request.account().orElseThrow()), request.id());
        } else {
            guardians.erase(request.id(), erasure.at());
        }
        if (request.state() == VerificationState.GUARDIAN_NEEDED && erasure.cause() == Cause.RETENTION) {
            webhooks.record(request.erased(), WebhookType.GUARDIAN_EXPIRED, erasure.at());
        }
        ErasureRules.recordAtSource(request, erasure).ifPresent(impUid -> {
            var record = new SourceRecord(request.id(), impUid, request.owner(), request.purpose(), 0, erasure.at());
            atSource.put(request.id(), new Pending(record, erasure.at()));
        });
        int waiting = requests.handovers.remove(request.id()) == null ? 0 : 1;
        var entry = ErasureRules.entry(request, erasure, destroyed.rows() + waiting);
        ledger.put(request.id(), entry);
        log.append(ErasureRules.event(erasure, destroyed.person()));
        return entry;
    }

    @Override
    public Optional<LedgerEntry> find(VerificationId id) {
        return Optional.ofNullable(ledger.get(id));
    }

    @Override
    public List<SourceRecord> dueAtSource(Instant now, int most) {
        return atSource.values().stream()
                .filter(pending -> !pending.nextAt().isAfter(now))
                .sorted(Comparator.comparing(Pending::nextAt)
                        .thenComparing(pending -> pending.record().id().value()))
                .limit(most)
                .map(Pending::record)
                .toList();
    }

    @Override
    public void postpone(VerificationId id, Instant nextAt) {
        atSource.computeIfPresent(id, (same, pending) -> new Pending(failedAgain(pending.record()), nextAt));
    }

    private static SourceRecord failedAgain(SourceRecord record) {
        return new SourceRecord(
                record.id(),
                record.impUid(),
                record.application(),
                record.purpose(),
                record.failures() + 1,
                record.since());
    }

    @Override
    public void settle(VerificationId id, SourceState outcome, AuditEvent event) {
        if (atSource.remove(id) != null) {
            ledger.computeIfPresent(
                    id, (same, entry) -> new LedgerEntry(id, entry.at(), entry.cause(), entry.rows(), outcome));
            log.append(event);
        }
    }

    @Override
    public List<LedgerEntry> ledger(Instant since, int most) {
        return inOrder()
                .filter(entry -> !entry.at().isBefore(since))
                .limit(most)
                .toList();
    }

    private Stream<LedgerEntry> inOrder() {
        return ledger.values().stream()
                .sorted(Comparator.comparing(LedgerEntry::at)
                        .thenComparing(entry -> entry.id().value()));
    }

    @Override
    public int forget(Instant before, int most) {
        var over = inOrder()
                .filter(entry -> entry.at().isBefore(before) && entry.source() != SourceState.PENDING)
                .limit(most)
                .toList();
        over.forEach(entry -> {
            requests.find(entry.id()).ifPresent(request -> {
                requests.remove(request);
                webhooks.forget(request);
                guardians.forget(request.id());
            });
            ledger.remove(entry.id());
        });
        return over.size();
    }
}
