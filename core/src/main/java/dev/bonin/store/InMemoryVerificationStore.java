package dev.bonin.store;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.BindingHash;
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
import java.util.function.UnaryOperator;

/**
 * Keeps requests until the process ends, for a day and 100,000 of them at most. For sandboxes and tests; what it acknowledged does not survive a crash. An
 * {@code imp_uid} that it forgot is refused all the same: for its age, or because no open request is its.
 */
public final class InMemoryVerificationStore implements VerificationStore {
    private static final Duration KEPT_FOR = Duration.ofDays(1);
    private static final int MOST_KEPT = 100_000;

    private final Clock clock;
    private final Map<VerificationId, VerificationRequest> requests = new LinkedHashMap<>();
    private final Map<BindingHash, Set<VerificationId>> started = new HashMap<>();
    private final Map<ImpUid, VerificationId> used = new HashMap<>();

    public InMemoryVerificationStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void open(VerificationRequest request, int mostOpen) {
        forgetOld();
        requests.put(request.id(), request);
        request.binding().ifPresent(browser -> {
            started.computeIfAbsent(browser, unused -> new LinkedHashSet<>()).add(request.id());
            openOf(browser).stream()
                    .skip(mostOpen)
                    .forEach(tooMany -> replace(tooMany.in(VerificationState.CANCELLED)));
        });
    }

    @Override
    public synchronized List<VerificationRequest> openOf(BindingHash browser) {
        return started.getOrDefault(browser, Set.of()).stream()
                .map(requests::get)
                .filter(VerificationRequest::isOpen)
                .sorted(Comparator.comparing(
                                (VerificationRequest request) -> request.id().value())
                        .reversed())
                .toList();
    }

    @Override
    public synchronized boolean countTry(BindingHash browser, int mostTries) {
        change(
                browser,
                request -> request.tries() >= mostTries
                        ? request.in(VerificationState.CANCELLED)
                        : request.withTries(request.tries() + 1));
        return !openOf(browser).isEmpty();
    }

    @Override
    public synchronized void giveBackTry(BindingHash browser) {
        change(browser, request -> request.withTries(Math.max(0, request.tries() - 1)));
    }

    @Override
    public synchronized boolean accept(VerificationId id, Completion completion) {
        var request = requests.get(id);
        if (request == null || !request.isOpen() || used.putIfAbsent(completion.impUid(), id) != null) {
            return false;
        }
        replace(request.accepted(completion));
        return true;
    }

    @Override
    public synchronized boolean keepBare(VerificationRequest accepted) {
        forgetOld();
        var impUid = accepted.completion().orElseThrow().impUid();
        if (used.putIfAbsent(impUid, accepted.id()) != null) {
            return false;
        }
        requests.put(accepted.id(), accepted);
        return true;
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
    public synchronized int expire(Instant deadline, int most) {
        var overdue = requests.values().stream()
                .takeWhile(request -> request.createdAt().isBefore(deadline))
                .filter(request -> request.isOpen() && request.expiresAt().isBefore(deadline))
                .limit(most)
                .toList();
        overdue.forEach(request -> replace(request.in(VerificationState.EXPIRED)));
        return overdue.size();
    }

    private void change(BindingHash browser, UnaryOperator<VerificationRequest> how) {
        openOf(browser).forEach(request -> replace(how.apply(request)));
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
        row.completion().ifPresent(completion -> used.remove(completion.impUid()));
        row.binding()
                .ifPresent(browser -> started.computeIfPresent(browser, (unused, ids) -> {
                    ids.remove(row.id());
                    return ids.isEmpty() ? null : ids;
                }));
    }
}
