package dev.bonin.store;

import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.Evidence;
import dev.bonin.standing.Standing;
import dev.bonin.verification.BrowserHistory;
import dev.bonin.verification.Kept;
import dev.bonin.verification.KeptPerson;
import dev.bonin.verification.KeptRequests.KeptAccount;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Redeemable.Taken;
import dev.bonin.verification.Try;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Requests in memory, with the people who finished them. All calls are synchronized. */
abstract class InMemoryRequests implements VerificationStore {
    private static final int MOST_LISTED = 16;
    private static final Set<VerificationState> CAME_TO_NOTHING =
            EnumSet.of(VerificationState.OPEN, VerificationState.EXPIRED, VerificationState.CANCELLED);

    final InMemoryOutbox outbox = new InMemoryOutbox();
    final RequestRows requests = new RequestRows(outbox);
    final RingKeyRows ringKeys = new RingKeyRows();
    final PersonRows persons = new PersonRows();
    final InMemoryAuditLog log = new InMemoryAuditLog();
    final InMemoryAccounts accounts = new InMemoryAccounts(requests, persons, ringKeys, log);
    final InMemoryApplicationStore registered = new InMemoryApplicationStore();
    final InMemoryWebhooks webhooks = new InMemoryWebhooks(registered::has, ringKeys, persons.dataKeys());
    final InMemoryGuardians guardians = new InMemoryGuardians(requests, persons, log, webhooks, outbox);
    private final Tries tries = new Tries(requests);

    boolean announcing;

    @Override
    public synchronized void open(VerificationRequest request) {
        requests.add(request);
    }

    @Override
    public synchronized void open(VerificationRequest request, int mostOpen) {
        open(request);
        request.binding().ifPresent(browser -> cancelBeyond(mostOpen, browser));
    }

    @Override
    public synchronized boolean claim(VerificationId id, BindingHash browser, RedemptionCodeHash code, int mostOpen) {
        var claimable = requests.open(id)
                .filter(request -> request.binding().orElse(browser).equals(browser));
        claimable.ifPresent(request -> {
            requests.replace(request.claimed(browser, code));
            requests.bind(id, browser);
            requests.open(browser)
                    .filter(open -> !open.id().equals(id))
                    .skip(mostOpen - 1L)
                    .toList()
                    .forEach(tooMany -> requests.replace(tooMany.in(VerificationState.CANCELLED)));
        });
        return claimable.isPresent();
    }

    private void cancelBeyond(int mostOpen, BindingHash browser) {
        requests.open(browser)
                .skip(mostOpen)
                .toList()
                .forEach(tooMany -> requests.replace(tooMany.in(VerificationState.CANCELLED)));
    }

    @Override
    public synchronized BrowserHistory historyOf(BindingHash browser, Evidence evidence) {
        var unfinished = requests.of(
                        browser, request -> request.isOpen() || request.state() == VerificationState.EXPIRED)
                .limit(MOST_LISTED)
                .toList();
        return new BrowserHistory(requests.find(evidence), unfinished);
    }

    @Override
    public synchronized TryResult beginTry(Try attempt) {
        return tries.begin(attempt);
    }

    @Override
    public synchronized void endTry(Try attempt, Optional<AuditEvent> refusal) {
        tries.end(attempt, refusal.isEmpty());
        refusal.ifPresent(log::append);
    }

    @Override
    public synchronized Optional<KeptAccount> accountOf(String application, PersonId person) {
        return accounts.accountOf(application, person);
    }

    @Override
    public synchronized Optional<Kept> accept(
            VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        return finish(id, completion, open -> open.accepted(completion), person, event);
    }

    @Override
    public synchronized Optional<Kept> needGuardian(
            VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        return finish(id, completion, open -> open.needingGuardian(completion), person, event);
    }

    private Optional<Kept> finish(
            VerificationId id,
            Completion completion,
            UnaryOperator<VerificationRequest> change,
            SealedPerson person,
            AuditEvent event) {
        var request = requests.open(id);
        if (request.isEmpty() || requests.isUsed(completion)) {
            return Optional.empty();
        }
        requireKeys(person);
        finish(change.apply(request.get()));
        return Optional.of(keep(id, completion, person, event));
    }

    private void finish(VerificationRequest finished) {
        requests.replace(finished);
        webhooks.record(finished, finished.completion().orElseThrow().finishedAt());
        if (announcing && finished.application().isEmpty() && finished.state() != VerificationState.GUARDIAN_NEEDED) {
            outbox.add(finished.id(), finished.completion().orElseThrow().finishedAt());
        }
        finished.binding().ifPresent(browser -> tries.finished(finished.id(), browser));
    }

    @Override
    public synchronized boolean refuse(VerificationId id, Completion completion, List<AuditEvent> events) {
        var request = requests.open(id).filter(unused -> !requests.isUsed(completion));
        request.ifPresent(open -> {
            finish(open.refused(completion));
            completion.evidence().ifPresent(evidence -> requests.use(evidence, id));
            events.forEach(log::append);
        });
        return request.isPresent();
    }

    @Override
    public synchronized Standing standing(
            String application, SealedPerson person, Optional<String> account, Instant now) {
        requireKeys(person);
        return accounts.standing(person, application, account, now);
    }

    private void requireKeys(SealedPerson person) {
        if (!person.isEmpty()) {
            ringKeys.registered().require(person);
        }
    }

    private Kept keep(VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        completion.evidence().ifPresent(evidence -> requests.use(evidence, id));
        var kept = persons.keep(id, person, ringKeys.registered());
        person.handover().ifPresent(waiting -> requests.handovers.put(id, waiting));
        kept.events(event).forEach(log::append);
        return kept;
    }

    @Override
    public synchronized Optional<Kept> keepBare(VerificationRequest accepted, SealedPerson person, AuditEvent event) {
        var completion = accepted.completion().orElseThrow();
        if (requests.isUsed(completion)) {
            return Optional.empty();
        }
        requireKeys(person);
        requests.add(accepted);
        return Optional.of(keep(accepted.id(), completion, person, event));
    }

    @Override
    public synchronized Optional<KeptPerson> person(VerificationId id) {
        return persons.find(id);
    }

    @Override
    public synchronized Optional<SealedHandover> handover(VerificationId id) {
        return Optional.ofNullable(requests.handovers.get(id));
    }

    @Override
    public synchronized Optional<Taken> redeem(
            VerificationId id, Redeemed redeemed, Instant endsAt, AuditEvent event, Optional<AuditEvent> opening) {
        var redeemable = requests.find(id)
                .filter(request -> request.state() == VerificationState.ACCEPTED)
                .filter(request -> request.redeemable().code().isPresent());
        if (redeemable.isEmpty()) {
            return Optional.empty();
        }
        var before = redeemable.get().redeemable().redeemed();
        if (before.isPresent()) {
            return before.map(first -> new Taken(first, false));
        }
        requests.replace(redeemable.get().redeemed(redeemed));
        requests.handovers.computeIfPresent(id, (same, waiting) -> new SealedHandover(waiting.sealed(), endsAt));
        log.append(event);
        return Optional.of(new Taken(redeemed, true));
    }

    /** Puts another row in the place of a handover, as somebody with access to the database could. */
    public synchronized void replaceHandover(VerificationId id, SealedHandover other) {
        requests.handovers.put(id, other);
    }

    @Override
    public synchronized int destroyHandovers(Instant now, int most) {
        var over = requests.handovers.entrySet().stream()
                .filter(entry -> !entry.getValue().endsAt().isAfter(now))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
        over.forEach(requests.handovers::remove);
        return over.size();
    }

    @Override
    public synchronized boolean cancel(VerificationId id) {
        var request = requests.open(id);
        request.ifPresent(open -> requests.replace(open.in(VerificationState.CANCELLED)));
        return request.isPresent();
    }

    @Override
    public synchronized Optional<VerificationRequest> find(VerificationId id) {
        return requests.find(id);
    }

    @Override
    public synchronized Optional<VerificationRequest> findByPage(PageTokenHash page) {
        return requests.find(page);
    }

    @Override
    public synchronized int expire(Instant deadline, int most) {
        var overdue = requests.all().stream()
                .filter(request -> request.isOpen() && request.expiresAt().isBefore(deadline))
                .limit(most)
                .toList();
        overdue.forEach(request -> {
            requests.replace(request.in(VerificationState.EXPIRED));
            webhooks.record(request.in(VerificationState.EXPIRED), request.expiresAt());
        });
        return overdue.size();
    }

    @Override
    public synchronized int forget(Instant deadline, int most) {
        var over = requests.all().stream()
                .filter(request -> CAME_TO_NOTHING.contains(request.state())
                        && request.expiresAt().isBefore(deadline))
                .limit(most)
                .toList();
        over.forEach(this::forget);
        return over.size();
    }

    @Override
    public synchronized int forgetRefused(Instant now, int most) {
        var over = requests.all().stream()
                .filter(request -> request.state() == VerificationState.REFUSED
                        && !request.completion().orElseThrow().eraseAfter().isAfter(now))
                .limit(most)
                .toList();
        over.forEach(this::forget);
        return over.size();
    }

    private void forget(VerificationRequest row) {
        requests.remove(row);
        webhooks.forget(row);
        guardians.forget(row.id());
        tries.forget(row.id());
    }
}
