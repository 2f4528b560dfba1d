package dev.bonin.store;

import dev.bonin.audit.AuditEvent;
import dev.bonin.guardian.GuardianDecision;
import dev.bonin.guardian.GuardianStore;
import dev.bonin.guardian.Invited;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import dev.bonin.webhook.WebhookType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Links for guardians in memory. */
final class InMemoryGuardians implements GuardianStore {
    private final RequestRows requests;
    private final PersonRows persons;
    private final InMemoryAuditLog log;
    private final InMemoryWebhooks webhooks;
    private final InMemoryOutbox outbox;
    private final Map<VerificationId, Invited> links = new HashMap<>();
    private final Map<VerificationId, Decided> decisions = new HashMap<>();
    private boolean announcing;

    InMemoryGuardians(
            RequestRows requests,
            PersonRows persons,
            InMemoryAuditLog log,
            InMemoryWebhooks webhooks,
            InMemoryOutbox outbox) {
        this.requests = requests;
        this.persons = persons;
        this.log = log;
        this.webhooks = webhooks;
        this.outbox = outbox;
    }

    void announce() {
        announcing = true;
    }

    @Override
    public boolean invite(Invited invited, AuditEvent event) {
        var waits = isWaiting(invited.child());
        if (waits) {
            links.put(invited.child(), invited);
            log.append(event);
        }
        return waits;
    }

    private boolean isWaiting(VerificationId child) {
        return requests.find(child)
                .filter(request -> request.state() == VerificationState.GUARDIAN_NEEDED)
                .isPresent();
    }

    @Override
    public Optional<Invited> find(PageTokenHash link) {
        return links.values().stream()
                .filter(invited -> invited.link().equals(link))
                .findFirst();
    }

    @Override
    public boolean decide(Decided decided, AuditEvent event) {
        var id = decided.child().id();
        var link = Optional.ofNullable(links.get(id)).filter(invited -> isOf(decided, invited));
        if (link.isEmpty() || !isWaiting(id)) {
            return false;
        }
        decisions.put(id, decided);
        requests.replace(decided.child());
        keepUntil(decided.guardianUntil(), decided.guardian());
        if (decided.decision().consents()) {
            requests.handovers.computeIfPresent(
                    id, (same, waiting) -> new SealedHandover(waiting.sealed(), decided.redeemUntil()));
        } else {
            requests.handovers.remove(id);
            persons.erase(id);
        }
        tell(decided);
        log.append(event);
        return true;
    }

    private static boolean isOf(Decided decided, Invited invited) {
        return invited.link().equals(decided.link())
                && invited.wording().sha256().equals(decided.decision().wordingSha256());
    }

    private void keepUntil(Instant until, VerificationId guardian) {
        requests.find(guardian).ifPresent(request -> requests.replace(request.accepted(until(until, request))));
    }

    private static Completion until(Instant until, VerificationRequest request) {
        var how = request.completion().orElseThrow();
        return how.judged(how.judgement(), until);
    }

    private void tell(Decided decided) {
        var child = decided.child();
        var at = decided.decision().at();
        webhooks.record(
                child,
                decided.decision().consents() ? WebhookType.GUARDIAN_CONSENTED : WebhookType.GUARDIAN_REFUSED,
                at);
        webhooks.record(child, at);
        if (announcing && child.application().isEmpty()) {
            outbox.add(child.id(), at);
        }
    }

    @Override
    public Optional<GuardianDecision> decision(VerificationId child) {
        return Optional.ofNullable(decisions.get(child)).map(Decided::decision);
    }

    void erase(VerificationId child, Instant at) {
        var decided = decisions.get(child);
        if (decided == null) {
            links.remove(child);
            return;
        }
        keepUntil(at, decided.guardian());
        empty(child, decided);
    }

    void eraseGuardian(VerificationId child, VerificationId guardian) {
        Optional.ofNullable(decisions.get(child))
                .filter(decided -> decided.guardian().equals(guardian))
                .ifPresent(decided -> empty(child, decided));
    }

    private void empty(VerificationId child, Decided decided) {
        var of = decided.decision();
        var emptied = new GuardianDecision(of.consents(), Optional.empty(), of.at(), of.wording(), of.wordingSha256());
        decisions.put(
                child,
                new Decided(
                        decided.child(),
                        decided.link(),
                        emptied,
                        decided.guardian(),
                        decided.guardianUntil(),
                        decided.redeemUntil()));
    }

    void forget(VerificationId child) {
        links.remove(child);
        decisions.remove(child);
    }
}
