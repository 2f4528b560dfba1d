package dev.bonin.sandbox;

import dev.bonin.sandbox.call.Calls;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.certification.OrderDesk;
import dev.bonin.sandbox.control.ControlApi;
import dev.bonin.sandbox.control.ControlPage;
import dev.bonin.sandbox.control.OffsetClock;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.fault.FaultPlan;
import dev.bonin.sandbox.fault.Faults;
import dev.bonin.sandbox.http.CallerGuard;
import dev.bonin.sandbox.http.HttpPort;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.rest.RestApi;
import dev.bonin.sandbox.rest.Tokens;
import dev.bonin.sandbox.window.PhoneWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * PortOne on a port of its own, for one JVM's tests or for people with a browser. What the control API does over HTTP,
 * the methods here do directly. Everything is in memory and gone after {@link #close()}.
 */
public final class Sandbox implements AutoCloseable {
    private final OffsetClock clock;
    private final Merchants merchants;
    private final Personas personas;
    private final Certifications certifications;
    private final OrderDesk orders;
    private final Tokens tokens;
    private final Faults faults = new Faults();
    private final Calls calls;
    private final HttpPort port;

    private Sandbox(SandboxConfig config) {
        Identifiers identifiers = new Identifiers(config.random());
        clock = OffsetClock.over(config.clock());
        merchants = new Merchants(config.merchants());
        personas = new Personas(clock);
        certifications = new Certifications(clock, identifiers);
        orders = new OrderDesk(merchants, personas, certifications);
        tokens = new Tokens(clock, identifiers);
        calls = new Calls(clock);
        port = open(config, router(config, identifiers));
    }

    /** On loopback and any free port. */
    public static Sandbox start() {
        return start(SandboxConfig.defaults());
    }

    /**
     * Binds the port and answers from then on.
     *
     * @throws UncheckedIOException when the port cannot be bound; the message names it
     */
    public static Sandbox start(SandboxConfig config) {
        return new Sandbox(config);
    }

    private Router router(SandboxConfig config, Identifiers identifiers) {
        Router router = new Router();
        CallerGuard guard = new CallerGuard(config.exposed());
        new RestApi(merchants, certifications, tokens, faults).mount(router);
        new ControlApi(orders, personas, faults, calls, clock, tokens, this::reset).mount(router, guard);
        new ControlPage(personas, merchants).mount(router);
        new PhoneWindow(merchants, certifications, personas, identifiers, clock).mount(router);
        return router;
    }

    private HttpPort open(SandboxConfig config, Router router) {
        InetSocketAddress address = new InetSocketAddress(config.address(), config.port());
        try {
            return HttpPort.open(address, router, calls);
        } catch (IOException e) {
            String message = "port: %d on %s (expected: a free one; set another port for the sandbox, or 0 for any)";
            throw new UncheckedIOException(
                    message.formatted(config.port(), config.address().getHostAddress()), e);
        }
    }

    /**
     * Where PortOne's REST API is imitated, without a slash at the end: give it to a client instead of the real host.
     */
    public String baseUrl() {
        return "http://" + host(port.address().getAddress()) + ":" + port();
    }

    /** What a page loads instead of PortOne's SDK. */
    public String scriptUrl() {
        return baseUrl() + "/v1/iamport.js";
    }

    public int port() {
        return port.address().getPort();
    }

    /** Whose key, secret and code to use when it does not matter. */
    public Merchant merchant() {
        return merchants.byDefault();
    }

    /** Who can be certified, with their values of today. */
    public Personas personas() {
        return personas;
    }

    /** Makes a certified record of this persona and returns its {@code imp_uid}. */
    public String certify(String persona) {
        return certify(CertificationOrder.of(persona));
    }

    /**
     * Makes a record to order and returns its {@code imp_uid}.
     *
     * @throws IllegalArgumentException when the order names a persona, merchant, channel or agency that is not there
     */
    public String certify(CertificationOrder order) {
        return orders.fulfil(order).impUid();
    }

    /** Lets the next REST calls fail, one fault each and in this order. */
    public void nextAnswers(Fault... failures) {
        for (Fault fault : failures) {
            faults.plan(FaultPlan.once(fault));
        }
    }

    /** Lets calls fail by plan: {@code new Fault.Status(503).on(RestRoute.GET_CERTIFICATION).times(2)}. */
    public void nextAnswers(FaultPlan... plans) {
        for (FaultPlan plan : plans) {
            faults.plan(plan);
        }
    }

    /** Forgets all faults that did not strike yet. */
    public void clearFaults() {
        faults.clear();
    }

    /** Which calls came in, by route; live. */
    public Calls calls() {
        return calls;
    }

    /** Ends all access tokens before their time. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Forgets records, tokens, faults and calls, and sets the clock back to the one it was given. */
    public void reset() {
        certifications.clear();
        tokens.revokeAll();
        faults.clear();
        calls.clear();
        clock.reset();
    }

    /** Stops at once: late and stalled answers are given up. */
    @Override
    public void close() {
        port.close();
    }

    private static String host(InetAddress bound) {
        if (bound.isLoopbackAddress() || bound.isAnyLocalAddress()) {
            return "localhost";
        }
        return bound instanceof Inet6Address ? "[" + bound.getHostAddress() + "]" : bound.getHostAddress();
    }
}
