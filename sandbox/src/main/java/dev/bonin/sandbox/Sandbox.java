package dev.bonin.sandbox;

import dev.bonin.sandbox.http.HttpPort;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/** PortOne on a port of its own. Close it to free the port; its records live no longer than it does. */
public final class Sandbox implements AutoCloseable {
    private final HttpPort port;
    private final Merchants merchants;

    private Sandbox(HttpPort port, Merchants merchants) {
        this.port = port;
        this.merchants = merchants;
    }

    /** On loopback and any free port. */
    public static Sandbox start() {
        return start(SandboxConfig.defaults());
    }

    /** Binds the port and answers from then on.
     *
     * @throws UncheckedIOException when the port cannot be bound; the message names it
     */
    public static Sandbox start(SandboxConfig config) {
        Merchants merchants = new Merchants(config.merchants());
        Router router = new Router();
        return new Sandbox(open(config, router), merchants);
    }

    private static HttpPort open(SandboxConfig config, Router router) {
        InetSocketAddress address = new InetSocketAddress(config.address(), config.port());
        try {
            return HttpPort.open(address, router, (method, template, status) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port: " + config.port() + " on " + config.address().getHostAddress()
                            + " (expected: free; choose another port for the sandbox, or 0 for any free one)",
                    e);
        }
    }

    /** Where PortOne's REST API is imitated, without a slash at the end: give it to your client instead of the real host. */
    public String baseUrl() {
        return "http://localhost:" + port();
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

    @Override
    public void close() {
        port.close();
    }
}
