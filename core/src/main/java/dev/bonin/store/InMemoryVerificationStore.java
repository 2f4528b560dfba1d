package dev.bonin.store;

import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditLog;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.BindingHash;
import dev.bonin.verification.Kept;
import dev.bonin.verification.KeptPerson;
import dev.bonin.verification.PageTokenHash;
import dev.bonin.verification.RedemptionCodeHash;
import dev.bonin.verification.Tried;
import dev.bonin.verification.Try;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import dev.bonin.verification.VerificationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Keeps requests until the process ends, for a day and 100,000 of them at most. For sandboxes and tests; what it acknowledged does not survive a crash. An
 * {@code imp_uid} that it forgot is refused all the same: for its age, or because no open request is its.
 */
public final class InMemoryVerificationStore implements VerificationStore {
    private static final Duration KEPT_FOR = Duration.ofDays(1);
    private static final int MOST_KEPT = 100_000;
    private static final int MOST_LISTED = 16;

    private final Clock clock;
    private final Map<VerificationId, VerificationRequest> requests = new LinkedHashMap<>();
    private final Map<VerificationId, Instant> leases = new HashMap<>();
    private final Map<BindingHash, Set<VerificationId>> ofBrowsers = new HashMap<>();
    private final Map<ImpUid, VerificationId> used = new HashMap<>();
    private final Map<PageTokenHash, VerificationId> pages = new HashMap<>();
    private final PersonRows persons = new PersonRows();
    private final InMemoryAuditLog log = new InMemoryAuditLog();

    public InMemoryVerificationStore(Clock clock) {
        this.clock = clock;
    }

    /** The access log that its entries go to. */
    public AuditLog log() {
        return log;
    }

    @Override
    public synchronized void open(VerificationRequest request, int mostOpen) {
        forgetOld();
        requests.put(request.id(), request);
        request.application().ifPresent(asked -> pages.put(asked.page(), request.id()));
        request.binding().ifPresent(browser -> bind(request.id(), browser, mostOpen));
    }

    @Override
    public synchronized boolean claim(VerificationId id, BindingHash browser, RedemptionCodeHash code, int mostOpen) {
        var request = requests.get(id);
        if (request == null
                || !request.isOpen()
                || !request.binding().orElse(browser).equals(browser)) {
            return false;
        }
        replace(request.claimed(browser, code));
        bind(id, browser, mostOpen);
        return true;
    }

    private void bind(VerificationId id, BindingHash browser, int mostOpen) {
        ofBrowsers.computeIfAbsent(browser, unused -> new LinkedHashSet<>()).add(id);
        open(browser).skip(mostOpen).toList().forEach(tooMany -> replace(tooMany.in(VerificationState.CANCELLED)));
    }

    @Override
    public synchronized List<VerificationRequest> unfinishedOf(BindingHash browser) {
        return of(browser, request -> request.isOpen() || request.state() == VerificationState.EXPIRED)
                .limit(MOST_LISTED)
                .toList();
    }

    @Override
    public synchronized Tried beginTry(Try attempt) {
        if (open(attempt.browser())
                .anyMatch(request -> isAbout(attempt, request) && isLeased(request, attempt.now()))) {
            return Tried.IN_PROGRESS;
        }
        change(
                attempt.browser(),
                request -> request.tries() >= attempt.mostTries()
                        ? request.in(VerificationState.CANCELLED)
                        : request.withTries(request.tries() + 1));
        open(attempt.browser())
                .filter(request -> isAbout(attempt, request))
                .forEach(request -> leases.put(request.id(), attempt.leaseUntil()));
        return open(attempt.browser()).findAny().isPresent() ? Tried.COUNTED : Tried.TOO_MANY;
    }

    private boolean isLeased(VerificationRequest request, Instant now) {
        return leases.getOrDefault(request.id(), Instant.MIN).isAfter(now);
    }

    private static boolean isAbout(Try attempt, VerificationRequest request) {
        return attempt.named().orElse(request.id()).equals(request.id());
    }

    @Override
    public synchronized void endTry(Try attempt, Optional<AuditEvent> refusal) {
        open(attempt.browser())
                .filter(request -> isAbout(attempt, request))
                .forEach(request -> leases.remove(request.id(), attempt.leaseUntil()));
        if (refusal.isEmpty()) {
            giveBackTry(attempt.browser());
        }
        refusal.ifPresent(log::append);
    }

    private void giveBackTry(BindingHash browser) {
        change(browser, request -> request.withTries(Math.max(0, request.tries() - 1)));
    }

    @Override
    public synchronized Optional<Kept> accept(
            VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        var request = requests.get(id);
        if (request == null || !request.isOpen() || isUsed(completion, id)) {
            return Optional.empty();
        }
        replace(request.accepted(completion));
        request.binding().ifPresent(browser -> {
            of(browser, unused -> true).forEach(any -> leases.remove(any.id()));
            giveBackTry(browser);
        });
        return Optional.of(keep(id, person, event));
    }

    private boolean isUsed(Completion completion, VerificationId by) {
        return completion
                .impUid()
                .map(impUid -> used.putIfAbsent(impUid, by) != null)
                .orElse(false);
    }

    private Kept keep(VerificationId id, SealedPerson person, AuditEvent event) {
        var kept = persons.keep(id, person);
        log.append(kept.person().map(event::of).orElse(event));
        if (kept.conflict()) {
            log.append(event.conflict(kept.person().orElseThrow()));
        }
        return kept;
    }

    @Override
    public synchronized Optional<Kept> keepBare(VerificationRequest accepted, SealedPerson person, AuditEvent event) {
        forgetOld();
        if (isUsed(accepted.completion().orElseThrow(), accepted.id())) {
            return Optional.empty();
        }
        requests.put(accepted.id(), accepted);
        return Optional.of(keep(accepted.id(), person, event));
    }

    @Override
    public synchronized Optional<KeptPerson> person(VerificationId id) {
        return persons.find(id);
    }

    @Override
    public synchronized boolean redeem(VerificationId id, Instant at, AuditEvent event) {
        var redeemable = Optional.ofNullable(requests.get(id))
                .filter(request -> request.state() == VerificationState.ACCEPTED)
                .filter(request -> request.application()
                        .map(ApplicationRequest::redeemedAt)
                        .filter(Optional::isEmpty)
                        .isPresent());
        redeemable.ifPresent(request -> {
            replace(request.redeemed(at));
            log.append(event);
        });
        return redeemable.isPresent();
    }

    @Override
    public synchronized boolean cancel(VerificationId id) {
        var request = Optional.ofNullable(requests.get(id)).filter(VerificationRequest::isOpen);
        request.ifPresent(open -> replace(open.in(VerificationState.CANCELLED)));
        return request.isPresent();
    }

    @Override
    public synchronized Optional<VerificationRequest> find(VerificationId id) {
        return Optional.ofNullable(requests.get(id));
    }

    @Override
    public synchronized Optional<VerificationRequest> findByImpUid(ImpUid impUid) {
        return Optional.ofNullable(used.get(impUid)).map(requests::get);
    }

    @Override
    public synchronized Optional<VerificationRequest> findByPage(PageTokenHash page) {
        return Optional.ofNullable(pages.get(page)).map(requests::get);
    }

    @Override
    public synchronized int expire(Instant deadline, int most) {
        var overdue = requests.values().stream()
                .filter(request -> request.isOpen() && request.expiresAt().isBefore(deadline))
                .limit(most)
                .toList();
        overdue.forEach(request -> replace(request.in(VerificationState.EXPIRED)));
        return overdue.size();
    }

    @Override
    public synchronized int forget(Instant deadline, int most) {
        var over = requests.values().stream()
                .filter(request -> request.state() != VerificationState.ACCEPTED
                        && request.expiresAt().isBefore(deadline))
                .limit(most)
                .toList();
        over.forEach(row -> {
            requests.remove(row.id());
            forget(row);
        });
        return over.size();
    }

    private Stream<VerificationRequest> open(BindingHash browser) {
        return of(browser, VerificationRequest::isOpen);
    }

    /** Newest first. */
    private Stream<VerificationRequest> of(BindingHash browser, Predicate<VerificationRequest> which) {
        return ofBrowsers.getOrDefault(browser, Set.of()).stream()
                .map(requests::get)
                .filter(which)
                .sorted(Comparator.comparing(
                                (VerificationRequest request) -> request.id().value())
                        .reversed());
    }

    private void change(BindingHash browser, UnaryOperator<VerificationRequest> how) {
        open(browser).toList().forEach(request -> replace(how.apply(request)));
    }

    private void replace(VerificationRequest request) {
        requests.put(request.id(), request);
    }

    /** Requests come in the order of their time, so the old ones are the first. */
    private void forgetOld() {
        var tooOld = clock.instant().minus(KEPT_FOR);
        var rows = requests.values().iterator();
        while (rows.hasNext()) {
            var row = rows.next();
            if (!row.createdAt().isBefore(tooOld) && requests.size() < MOST_KEPT) {
                return;
            }
            rows.remove();
            forget(row);
        }
    }

    private void forget(VerificationRequest row) {
        leases.remove(row.id());
        row.completion().flatMap(Completion::impUid).ifPresent(used::remove);
        row.application().ifPresent(asked -> pages.remove(asked.page()));
        row.binding()
                .ifPresent(browser -> ofBrowsers.computeIfPresent(browser, (unused, ids) -> {
                    ids.remove(row.id());
                    return ids.isEmpty() ? null : ids;
                }));
    }
}
