package dev.bonin.webhook;

import dev.bonin.application.UnusableApplicationException;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.webhook.WebhookEndpoint.Cause;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Manages webhooks for an operator. Address and secrets of an application in the settings are changed there only. Every
 * method but those that only read throws an {@link UnusableApplicationException} if the application has no webhook.
 */
public final class WebhookRegister {
    /** How many secrets sign at a time: the new one, and the one that it replaces. */
    private static final int LIVE_SECRETS = 2;

    private static final int MOST_LISTED = 10_000;

    private final Set<String> declaredNames;
    private final WebhookEndpoints endpoints;
    private final WebhookQueue queue;
    private final SecretSealer sealer;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * Creates a register.
     *
     * @param declaredNames of the applications in the settings
     * @param random creates secrets, so it must be unpredictable: a {@link java.security.SecureRandom} outside of
     *     tests
     */
    public WebhookRegister(
            Set<String> declaredNames,
            WebhookEndpoints endpoints,
            WebhookQueue queue,
            SecretSealer sealer,
            Clock clock,
            RandomGenerator random) {
        this.declaredNames = Set.copyOf(declaredNames);
        this.endpoints = endpoints;
        this.queue = queue;
        this.sealer = sealer;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Sets the address of an application and switches its webhook on.
     *
     * @param internal whether plain http is allowed
     * @return its secret, which cannot be shown again; empty if it had one, which stays
     */
    public Optional<WebhookSecret> set(String name, String url, boolean internal) {
        refuseDeclared(name);
        EndpointUrl.require(url, internal);
        var isNew = endpoints.secrets(name).isEmpty();
        var secret = isNew ? Optional.of(add(name)) : Optional.<WebhookSecret>empty();
        if (!endpoints.set(name, url)) {
            throw unknown();
        }
        return secret;
    }

    /**
     * Adds a secret. The one before signs beside it until {@link #dropOlder} or the next rotation.
     *
     * @return the new secret, which cannot be shown again
     */
    public WebhookSecret rotate(String name) {
        refuseDeclared(name);
        require(name);
        return add(name);
    }

    private WebhookSecret add(String name) {
        var secret = WebhookSecret.draw(random);
        if (!isAdded(name, secret)) {
            throw unknown();
        }
        return secret;
    }

    private boolean isAdded(String name, WebhookSecret secret) {
        try {
            return endpoints.add(sealer.seal(name, secret.reveal()), clock.instant(), LIVE_SECRETS);
        } catch (KeysOutdatedException outdated) {
            return isAddedAgain(name, secret);
        }
    }

    /** Seals again, if the ring was replaced meanwhile. */
    private boolean isAddedAgain(String name, WebhookSecret secret) {
        try {
            sealer.refresh();
            return endpoints.add(sealer.seal(name, secret.reveal()), clock.instant(), LIVE_SECRETS);
        } catch (KeysOutdatedException unknown) {
            throw new UnusableApplicationException(
                    "keys: the database does not know the keys of this key ring (expected: a server that was started with"
                            + " it before)",
                    "키: 데이터베이스가 이 키링의 키를 모릅니다. 이 키링으로 서버를 한 번 시작한 뒤 다시 실행해 주세요");
        }
    }

    /** Ends all secrets but the newest; returns how many. */
    public int dropOlder(String name) {
        refuseDeclared(name);
        require(name);
        return endpoints.dropOlder(name);
    }

    /** Switches a webhook off; returns false if it was. */
    public boolean off(String name) {
        require(name);
        return endpoints.off(name, Cause.OPERATOR, clock.instant());
    }

    /** Switches a webhook on; returns false if it was. */
    public boolean on(String name) {
        require(name);
        return endpoints.on(name);
    }

    /** Returns the webhook of an application; empty if it has none. */
    public Optional<WebhookEndpoint> find(String name) {
        return endpoints.find(name);
    }

    /** Returns how many secrets of the database sign the webhooks of an application. */
    public int secrets(String name) {
        return endpoints.secrets(name).size();
    }

    /** Returns the events that happened since, the oldest first, up to ten thousand. */
    public List<WebhookQueue.Entry> log(String name, Instant since) {
        require(name);
        return queue.log(name, since, MOST_LISTED);
    }

    /**
     * Sends events again, with the id that they had: one event, or all of one verification.
     *
     * @param id of the event or the verification
     * @return how many there are
     */
    public int replay(String name, String id) {
        requireOn(name);
        return queue.replay(name, id, clock.instant());
    }

    /** Sends all events again that happened since and were given up; returns how many. */
    public int replayFailed(String name, Instant since) {
        requireOn(name);
        return queue.replayFailed(name, since, clock.instant());
    }

    private void requireOn(String name) {
        if (!require(name).isOn()) {
            throw new UnusableApplicationException(
                    "webhook: off, so nothing would be sent (expected: switched on by ./bonin application webhook on NAME)",
                    "웹훅: 꺼져 있어서 아무것도 보내지 않습니다. 먼저 ./bonin application webhook on NAME으로 켜 주세요");
        }
    }

    private WebhookEndpoint require(String name) {
        return endpoints.find(name).orElseThrow(WebhookRegister::unknown);
    }

    private void refuseDeclared(String name) {
        if (declaredNames.contains(name)) {
            throw new UnusableApplicationException(
                    "name: " + name
                            + " is declared in the settings (expected: webhook-url and webhook-secret are changed there)",
                    "이름: " + name + " 애플리케이션은 설정에 선언되어 있습니다. webhook-url과 webhook-secret은 설정에서 바꿔 주세요");
        }
    }

    /** Omits the name from the message: it may be a secret pasted by mistake. */
    private static UnusableApplicationException unknown() {
        return new UnusableApplicationException(
                "name: no such application, or none with a webhook (expected: one that ./bonin application list"
                        + " shows, and ./bonin application webhook set NAME URL)",
                "이름: 그런 애플리케이션이 없거나, 있어도 웹훅이 없습니다. ./bonin application list로 이름을 확인하고,"
                        + " ./bonin application webhook set NAME URL로 웹훅을 정해 주세요");
    }
}
