package dev.bonin.store;

import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import dev.bonin.webhook.SealedSecret;
import dev.bonin.webhook.WebhookEndpoint;
import dev.bonin.webhook.WebhookEndpoint.Cause;
import dev.bonin.webhook.WebhookEndpoint.Off;
import dev.bonin.webhook.WebhookEndpoints;
import dev.bonin.webhook.WebhookEvent;
import dev.bonin.webhook.WebhookQueue;
import dev.bonin.webhook.WebhookType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Endpoints, secrets and events of webhooks in memory. */
final class InMemoryWebhooks implements WebhookEndpoints, WebhookQueue {
    private static final Comparator<Entry> BY_TIME = Comparator.comparing(
                    (Entry entry) -> entry.event().at())
            .thenComparing(entry -> entry.event().id());

    private final Predicate<String> isApplication;
    private final RingKeyRows ringKeys;
    private final DataKeyRows dataKeys;
    private final Map<String, WebhookEndpoint> endpoints = new TreeMap<>();
    private final Map<String, List<SealedSecret>> secrets = new HashMap<>();
    private final Map<String, Entry> events = new TreeMap<>();

    InMemoryWebhooks(Predicate<String> isApplication, RingKeyRows ringKeys, DataKeyRows dataKeys) {
        this.isApplication = isApplication;
        this.ringKeys = ringKeys;
        this.dataKeys = dataKeys;
    }

    /** Records the event of a request that was brought into its state, if its application has an endpoint. */
    void record(VerificationRequest request, Instant at) {
        record(request, WebhookType.of(request.state()), at);
    }

    void record(VerificationRequest request, WebhookType type, Instant at) {
        var endpoint = endpoints.get(request.owner());
        if (endpoint == null || request.isOfGuardian()) {
            return;
        }
        var event = new WebhookEvent(
                type.idOf(request.id().value()),
                request.owner(),
                request.id(),
                type,
                at,
                request.purpose(),
                request.mode(),
                reason(request));
        var nextAt = Optional.of(at).filter(time -> endpoint.isOn());
        events.put(
                event.id(),
                new Entry(
                        event,
                        endpoint.isOn() ? State.WAITING : State.FAILED,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        nextAt));
    }

    private static Optional<String> reason(VerificationRequest request) {
        return request.completion()
                .filter(how -> request.state() == VerificationState.REFUSED)
                .flatMap(how -> how.judgement().refusal())
                .flatMap(decision -> decision.verdict().reason());
    }

    void forget(VerificationRequest request) {
        events.values()
                .removeIf(entry -> entry.event().verification().equals(request.id())
                        && entry.nextAt().isEmpty());
    }

    void remove(String application) {
        endpoints.remove(application);
        secrets.getOrDefault(application, List.of())
                .forEach(secret -> dataKeys.remove(Holder.WEBHOOK_SECRET, secret.id()));
        secrets.remove(application);
        events.values().removeIf(entry -> entry.event().application().equals(application));
    }

    @Override
    public Optional<WebhookEndpoint> find(String application) {
        return Optional.ofNullable(endpoints.get(application));
    }

    @Override
    public boolean set(String application, String url) {
        if (isApplication.test(application)) {
            endpoints.put(application, new WebhookEndpoint(application, url, false, Optional.empty()));
        }
        return isApplication.test(application);
    }

    @Override
    public void declare(Map<String, String> urls) {
        var gone = endpoints.values().stream()
                .filter(endpoint -> endpoint.declared() && !urls.containsKey(endpoint.application()))
                .map(WebhookEndpoint::application)
                .toList();
        gone.forEach(application -> {
            endpoints.remove(application);
            giveUp(application);
        });
        urls.forEach((application, url) -> {
            var same = find(application)
                    .filter(before -> before.declared() && before.url().equals(url));
            if (same.isEmpty()) {
                endpoints.put(application, new WebhookEndpoint(application, url, true, Optional.empty()));
            }
        });
    }

    @Override
    public boolean off(String application, Cause cause, Instant now) {
        var endpoint = find(application).filter(WebhookEndpoint::isOn);
        endpoint.ifPresent(on -> {
            endpoints.put(
                    application,
                    new WebhookEndpoint(application, on.url(), on.declared(), Optional.of(new Off(now, cause))));
            giveUp(application);
        });
        return endpoint.isPresent();
    }

    private void giveUp(String application) {
        change(
                entry -> entry.event().application().equals(application)
                        && entry.nextAt().isPresent(),
                entry -> with(entry, State.FAILED, entry.attempts(), Optional.empty()));
    }

    private static Entry with(Entry entry, State state, int attempts, Optional<Instant> nextAt) {
        return new Entry(entry.event(), state, attempts, entry.attemptedAt(), entry.result(), nextAt);
    }

    private int change(Predicate<Entry> which, UnaryOperator<Entry> how) {
        var found = events.values().stream().filter(which).toList();
        found.forEach(entry -> events.put(entry.event().id(), how.apply(entry)));
        return found.size();
    }

    @Override
    public boolean on(String application) {
        var endpoint = find(application).filter(off -> !off.isOn());
        endpoint.ifPresent(off -> endpoints.put(
                application, new WebhookEndpoint(application, off.url(), off.declared(), Optional.empty())));
        return endpoint.isPresent();
    }

    @Override
    public List<SealedSecret> secrets(String application) {
        return secrets.getOrDefault(application, List.of()).stream()
                .map(secret -> new SealedSecret(
                        application,
                        dataKeys.find(Holder.WEBHOOK_SECRET, secret.id()).orElseThrow(),
                        secret.sealed()))
                .toList();
    }

    @Override
    public boolean add(SealedSecret secret, Instant now, int kept) {
        if (!isApplication.test(secret.application())) {
            return false;
        }
        ringKeys.registered().requireLive(secret.dataKey().ringKey(), KeyUse.SEALING);
        dataKeys.put(Holder.WEBHOOK_SECRET, secret.dataKey());
        secrets.computeIfAbsent(secret.application(), unused -> new ArrayList<>())
                .add(0, secret);
        drop(secret.application(), kept);
        return true;
    }

    private int drop(String application, int kept) {
        var all = secrets.getOrDefault(application, new ArrayList<>());
        var older = List.copyOf(all.subList(Math.min(kept, all.size()), all.size()));
        older.forEach(secret -> dataKeys.remove(Holder.WEBHOOK_SECRET, secret.id()));
        all.removeAll(older);
        return older.size();
    }

    @Override
    public int dropOlder(String application) {
        return drop(application, 1);
    }

    @Override
    public List<String> applicationsDue(Instant now) {
        return endpoints.values().stream()
                .filter(endpoint ->
                        endpoint.isOn() && !due(endpoint.application(), now, 1).isEmpty())
                .map(WebhookEndpoint::application)
                .toList();
    }

    private Stream<Entry> of(String application) {
        return events.values().stream()
                .filter(entry -> entry.event().application().equals(application));
    }

    private static boolean isDue(Entry entry, Instant now) {
        return entry.nextAt().filter(next -> !next.isAfter(now)).isPresent();
    }

    @Override
    public List<Due> due(String application, Instant now, int most) {
        return of(application)
                .filter(entry -> isDue(entry, now))
                .sorted(Comparator.comparing((Entry entry) -> entry.nextAt().orElseThrow())
                        .thenComparing(entry -> entry.event().id()))
                .limit(most)
                .map(entry -> new Due(entry.event(), entry.attempts()))
                .toList();
    }

    @Override
    public boolean claim(String id, Instant now, Instant until) {
        return change(
                        entry -> entry.event().id().equals(id) && isDue(entry, now),
                        entry -> with(entry, State.WAITING, entry.attempts(), Optional.of(until)))
                == 1;
    }

    @Override
    public void delivered(String id, String result, Instant at) {
        change(
                entry -> entry.event().id().equals(id),
                entry -> tried(entry, State.DELIVERED, result, at, Optional.empty()));
    }

    private static Entry tried(Entry entry, State state, String result, Instant at, Optional<Instant> nextAt) {
        return new Entry(entry.event(), state, entry.attempts() + 1, Optional.of(at), Optional.of(result), nextAt);
    }

    @Override
    public void failed(String id, String result, Instant at, Optional<Instant> nextAt) {
        change(
                entry -> entry.event().id().equals(id) && entry.nextAt().isPresent(),
                entry -> tried(entry, nextAt.isPresent() ? State.WAITING : State.FAILED, result, at, nextAt));
    }

    @Override
    public List<Entry> log(String application, Instant since, int most) {
        return of(application)
                .filter(entry -> !entry.event().at().isBefore(since))
                .sorted(BY_TIME)
                .limit(most)
                .toList();
    }

    @Override
    public int replay(String application, String id, Instant now) {
        return again(
                entry -> entry.event().application().equals(application)
                        && (entry.event().id().equals(id)
                                || entry.event().verification().value().equals(id)),
                now);
    }

    @Override
    public int replayFailed(String application, Instant since, Instant now) {
        return again(
                entry -> entry.event().application().equals(application)
                        && !entry.event().at().isBefore(since)
                        && entry.state() == State.FAILED,
                now);
    }

    private int again(Predicate<Entry> which, Instant now) {
        return change(which, entry -> with(entry, State.WAITING, 0, Optional.of(now)));
    }

    @Override
    public Backlog backlog() {
        var waiting = events.values().stream()
                .filter(entry -> entry.nextAt().isPresent())
                .sorted(BY_TIME)
                .toList();
        return new Backlog(
                waiting.size(),
                waiting.stream().findFirst().map(entry -> entry.event().at()));
    }

    @Override
    public int forget(Instant before, int most) {
        var old = events.values().stream()
                .filter(entry -> entry.nextAt().isEmpty() && entry.event().at().isBefore(before))
                .sorted(BY_TIME)
                .limit(most)
                .toList();
        old.forEach(entry -> events.remove(entry.event().id()));
        return old.size();
    }
}
