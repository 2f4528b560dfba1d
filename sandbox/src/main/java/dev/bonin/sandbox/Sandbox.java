package dev.bonin.sandbox;

import dev.bonin.sandbox.browser.BrowserSdk;
import dev.bonin.sandbox.call.Calls;
import dev.bonin.sandbox.carrier.Codes;
import dev.bonin.sandbox.carrier.Subscribers;
import dev.bonin.sandbox.carrier.TextMessage;
import dev.bonin.sandbox.carrier.TextMessages;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.certification.OrderDesk;
import dev.bonin.sandbox.certification.OtpCertification;
import dev.bonin.sandbox.control.ControlApi;
import dev.bonin.sandbox.control.ControlPage;
import dev.bonin.sandbox.control.IdentityControl;
import dev.bonin.sandbox.control.OffsetClock;
import dev.bonin.sandbox.control.OpenApiFile;
import dev.bonin.sandbox.control.PersonaControl;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.fault.Fault.FaultPlan;
import dev.bonin.sandbox.fault.Faults;
import dev.bonin.sandbox.http.CallerGuard;
import dev.bonin.sandbox.http.HttpPort;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.identity.DirectVerification;
import dev.bonin.sandbox.identity.IdentityOrderDesk;
import dev.bonin.sandbox.identity.IdentityRegister;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.identity.IdentityVerifications;
import dev.bonin.sandbox.identity.WindowVerification;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.rest.CertificationApi;
import dev.bonin.sandbox.rest.IdentityApi;
import dev.bonin.sandbox.rest.StoreTokens;
import dev.bonin.sandbox.rest.Tokens;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.Stores;
import dev.bonin.sandbox.window.PhoneWindow;
import dev.bonin.sandbox.window.WindowSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A simulated PortOne on its own port, for the tests of one JVM or for people with a browser. The methods do directly
 * what the control API does over HTTP. All data is in memory and is lost at {@link #close()}.
 */
public final class Sandbox implements AutoCloseable {
    private final OffsetClock clock;
    private final Merchants merchants;
    private final Personas personas;
    private final Certifications certifications;
    private final OrderDesk orders;
    private final Tokens tokens;
    private final Stores stores;
    private final IdentityVerifications identityVerifications;
    private final IdentityOrderDesk identityOrders;
    private final StoreTokens storeTokens;
    private final TextMessages messages = new TextMessages();
    private final Faults faults = new Faults();
    private final Calls calls;
    private final Router router;
    private final HttpPort port;

    private Sandbox(SandboxConfig config) {
        Identifiers identifiers = new Identifiers(config.random());
        clock = OffsetClock.over(config.clock());
        merchants = new Merchants(config.contents().merchants());
        personas = new Personas(clock, config.contents().personas());
        certifications = new Certifications(clock, identifiers);
        orders = new OrderDesk(merchants, personas, certifications);
        tokens = new Tokens(clock, identifiers);
        stores = new Stores(config.contents().stores());
        identityVerifications = new IdentityVerifications(clock, identifiers);
        identityOrders = new IdentityOrderDesk(stores, personas, identityVerifications, identifiers);
        storeTokens = new StoreTokens(clock, identifiers);
        calls = new Calls(clock);
        router = router(config, identifiers);
        port = open(config, router);
    }

    /** Starts a sandbox on loopback and any free port. */
    public static Sandbox start() {
        return start(SandboxConfig.defaults());
    }

    /**
     * Starts a sandbox. It answers as soon as this returns.
     *
     * @throws UncheckedIOException if the port cannot be bound; the message names it
     */
    public static Sandbox start(SandboxConfig config) {
        return new Sandbox(config);
    }

    private Router router(SandboxConfig config, Identifiers identifiers) {
        Router router = new Router(config.acceptedHosts());
        WindowSessions windows = new WindowSessions(personas, identifiers, clock);
        CallerGuard guard = new CallerGuard();
        Subscribers subscribers = new Subscribers(personas);
        Codes codes = new Codes(messages, config.contents().limits(), clock, identifiers);
        OtpCertification otp = new OtpCertification(certifications, subscribers, codes);
        new CertificationApi(
                        merchants,
                        certifications,
                        otp,
                        tokens,
                        faults,
                        clock,
                        config.contents().answers())
                .mount(router);
        mountV2(router, subscribers, codes, windows, identifiers);
        new ControlApi(orders, personas, faults, calls, clock, this::revokeTokens, this::reset).mount(router, guard);
        new PersonaControl(personas).mount(router, guard);
        new IdentityControl(identityOrders, messages).mount(router, guard);
        new ControlPage(personas, merchants, stores).mount(router);
        new OpenApiFile().mount(router);
        new PhoneWindow(merchants, certifications, personas, windows).mount(router);
        return router;
    }

    private void mountV2(
            Router router, Subscribers subscribers, Codes codes, WindowSessions windows, Identifiers identifiers) {
        IdentityRegister register = new IdentityRegister(identityVerifications, certifications);
        DirectVerification direct = new DirectVerification(register, identityVerifications, subscribers, codes);
        WindowVerification inWindows = new WindowVerification(register, identityVerifications);
        new IdentityApi(stores, storeTokens, register, direct, faults, clock).mount(router);
        new BrowserSdk(stores, inWindows, windows, identifiers).mount(router);
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

    /** Returns the base URL of the simulated REST API, without a trailing slash; use it instead of PortOne's. */
    public String baseUrl() {
        return "http://" + host(port.address().getAddress()) + ":" + port();
    }

    /** Returns the URL to load instead of PortOne V2's browser SDK. */
    public String browserSdkUrl() {
        return baseUrl() + "/v2/browser-sdk.js";
    }

    /** Returns the URL to load instead of PortOne V1's SDK. */
    public String scriptUrl() {
        return baseUrl() + "/v1/iamport.js";
    }

    public int port() {
        return port.address().getPort();
    }

    /** Returns the default merchant of PortOne V1. */
    public Merchant merchant() {
        return merchants.byDefault();
    }

    /** Returns the default store of PortOne V2, with its API secret and channels. */
    public Store store() {
        return stores.byDefault();
    }

    /** Returns the personas that can be certified, with today's values; more can be added. */
    public Personas personas() {
        return personas;
    }

    /** Creates a certified record of this persona and returns its {@code imp_uid}. */
    public String certify(String persona) {
        return certify(CertificationOrder.of(persona));
    }

    /**
     * Creates a record as ordered and returns its {@code imp_uid}.
     *
     * @throws IllegalArgumentException if the order names an unknown persona, merchant, channel or agency
     */
    public String certify(CertificationOrder order) {
        return orders.fulfil(order).impUid();
    }

    /** Creates a verified record of PortOne V2 of this persona and returns its {@code identityVerificationId}. */
    public String verify(String persona) {
        return verify(IdentityVerificationOrder.of(persona));
    }

    /**
     * Creates a record of PortOne V2 as ordered and returns its {@code identityVerificationId}.
     *
     * @throws IllegalArgumentException if the order names an unknown persona, store, channel or agency, an id that the
     *     provider does not accept, or one that is verified
     */
    public String verify(IdentityVerificationOrder order) {
        return identityOrders.fulfil(order).id();
    }

    /**
     * Returns the text messages that V1's {@code otp/request} and V2's {@code send} and {@code resend} would have sent,
     * oldest first.
     */
    public List<TextMessage> messages() {
        return messages.all();
    }

    /** Makes the next REST calls fail, with one fault each and in this order. */
    public void nextAnswers(Fault... failures) {
        for (Fault fault : failures) {
            faults.plan(FaultPlan.once(fault));
        }
    }

    /** Makes calls fail by plan: {@code new Fault.Status(503).on(RestRoute.GET_CERTIFICATION).times(2)}. */
    public void nextAnswers(FaultPlan... plans) {
        for (FaultPlan plan : plans) {
            faults.plan(plan);
        }
    }

    /** Removes all faults that were not applied yet. */
    public void clearFaults() {
        faults.clear();
    }

    /** Returns the recorded calls by route; a live view. */
    public Calls calls() {
        return calls;
    }

    /** Revokes all tokens, of V1 and V2. */
    public void revokeTokens() {
        tokens.revokeAll();
        storeTokens.revokeAll();
    }

    /** Deletes records, messages, tokens, faults, calls and added personas, and resets the clock to the given one. */
    public void reset() {
        certifications.clear();
        identityVerifications.clear();
        messages.clear();
        personas.removeAdded();
        revokeTokens();
        faults.clear();
        calls.clear();
        clock.reset();
    }

    /** Stops immediately; delayed and stalled answers are dropped. */
    @Override
    public void close() {
        port.close();
    }

    /** Returns all routes as {@code METHOD template}. */
    List<String> routes() {
        return router.routes();
    }

    private static String host(InetAddress bound) {
        if (bound.isLoopbackAddress() || bound.isAnyLocalAddress()) {
            return "localhost";
        }
        return bound instanceof Inet6Address ? "[" + bound.getHostAddress() + "]" : bound.getHostAddress();
    }
}
