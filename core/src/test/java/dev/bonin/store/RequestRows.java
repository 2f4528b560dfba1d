package dev.bonin.store;

import dev.bonin.sealing.SealedHandover;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.source.Evidence;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Requests in memory, with their lookups. */
final class RequestRows {
    final Map<VerificationId, SealedHandover> handovers = new HashMap<>();
    private final Map<VerificationId, VerificationRequest> requests = new LinkedHashMap<>();
    private final Map<BindingHash, Set<VerificationId>> ofBrowsers = new HashMap<>();
    private final Map<Evidence, VerificationId> used = new HashMap<>();
    private final Map<PageTokenHash, VerificationId> pages = new HashMap<>();
    private final InMemoryOutbox outbox;

    /**
     * Creates an empty set.
     *
     * @param outbox the outbox of these requests: an erased or removed request is also removed from it
     */
    RequestRows(InMemoryOutbox outbox) {
        this.outbox = outbox;
    }

    /** Returns all requests in the order in which they were added. */
    Collection<VerificationRequest> all() {
        return requests.values();
    }

    void add(VerificationRequest request) {
        requests.put(request.id(), request);
        request.application().ifPresent(asked -> pages.put(asked.page(), request.id()));
        request.binding().ifPresent(browser -> bind(request.id(), browser));
    }

    void bind(VerificationId id, BindingHash browser) {
        ofBrowsers.computeIfAbsent(browser, unused -> new LinkedHashSet<>()).add(id);
    }

    void replace(VerificationRequest request) {
        requests.put(request.id(), request);
    }

    /** Marks evidence as used; returns false if it was used before. */
    boolean use(Evidence evidence, VerificationId by) {
        return used.putIfAbsent(evidence, by) == null;
    }

    boolean isUsed(Completion completion) {
        return completion.evidence().flatMap(this::find).isPresent();
    }

    Optional<VerificationRequest> find(VerificationId id) {
        return Optional.ofNullable(requests.get(id));
    }

    Optional<VerificationRequest> open(VerificationId id) {
        return find(id).filter(VerificationRequest::isOpen);
    }

    Optional<VerificationRequest> find(Evidence evidence) {
        return Optional.ofNullable(used.get(evidence)).map(requests::get);
    }

    Optional<VerificationRequest> find(PageTokenHash page) {
        return Optional.ofNullable(pages.get(page)).map(requests::get);
    }

    /** Returns the open requests of a browser, newest first. */
    Stream<VerificationRequest> open(BindingHash browser) {
        return of(browser, VerificationRequest::isOpen);
    }

    /** Returns the matching requests of a browser, newest first. */
    Stream<VerificationRequest> of(BindingHash browser, Predicate<VerificationRequest> which) {
        return ofBrowsers.getOrDefault(browser, Set.of()).stream()
                .map(requests::get)
                .filter(which)
                .sorted(Comparator.comparing(
                                (VerificationRequest request) -> request.id().value())
                        .reversed());
    }

    /** Replaces {@code row} by {@code erased}, and removes all lookups that identify a person. */
    void erase(VerificationRequest row, VerificationRequest erased) {
        forgetWays(row);
        replace(erased);
    }

    void remove(VerificationRequest row) {
        requests.remove(row.id());
        row.application().ifPresent(asked -> pages.remove(asked.page()));
        forgetWays(row);
    }

    private void forgetWays(VerificationRequest row) {
        outbox.settle(row.id());
        row.completion().flatMap(Completion::evidence).ifPresent(used::remove);
        row.binding()
                .ifPresent(browser -> ofBrowsers.computeIfPresent(browser, (unused, ids) -> {
                    ids.remove(row.id());
                    return ids.isEmpty() ? null : ids;
                }));
    }
}
