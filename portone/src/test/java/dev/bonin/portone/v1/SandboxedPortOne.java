package dev.bonin.portone.v1;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.merchant.Merchant;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A sandbox on a clock that does not advance by itself, and clients of it. */
final class SandboxedPortOne implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private final SettableClock clock = SettableClock.at(NOW);
    private final Sandbox sandbox;
    private final List<PortOneClient> clients = new ArrayList<>();

    SandboxedPortOne() {
        this(Merchant.example());
    }

    SandboxedPortOne(Merchant... merchants) {
        sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock).withMerchants(List.of(merchants)));
    }

    SettableClock clock() {
        return clock;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    PortOneSettings settings() {
        return PortOneSettings.of(credentials(sandbox.merchant())).withBaseUrl(URI.create(sandbox.baseUrl()));
    }

    /** On the sandbox's clock. */
    PortOneClient client() {
        return client(settings());
    }

    PortOneClient client(PortOneSettings settings) {
        return client(settings, clock);
    }

    PortOneClient client(PortOneSettings settings, Clock ours) {
        var client = PortOneClient.connect(settings, ours, this::nanos, new Random());
        clients.add(client);
        return client;
    }

    /** Both clocks follow the sandbox's; set {@code ours} if it should deviate. */
    private long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli());
    }

    ImpUid certified() {
        return certified(CertificationOrder.of("adult"));
    }

    ImpUid certified(CertificationOrder order) {
        return ImpUid.parse(sandbox.certify(order));
    }

    long tokenCalls() {
        return sandbox.calls().count(RestRoute.GET_TOKEN);
    }

    long reportCalls() {
        return sandbox.calls().count(RestRoute.GET_CERTIFICATION);
    }

    long erasureCalls() {
        return sandbox.calls().count(RestRoute.DELETE_CERTIFICATION);
    }

    static Credentials credentials(Merchant merchant) {
        return new Credentials(merchant.impKey(), merchant.impSecret());
    }

    /** Returns how long {@code work} really takes. */
    static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        clients.forEach(PortOneClient::close);
        sandbox.close();
    }
}
