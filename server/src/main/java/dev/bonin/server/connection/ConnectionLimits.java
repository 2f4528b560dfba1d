package dev.bonin.server.connection;

import dev.bonin.web.limit.PeerAddresses;
import dev.bonin.web.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Limits connections, and passes on only completely received requests: a slow body holds its connection and its own
 * size in memory, but no thread, until its time is over.
 */
public final class ConnectionLimits {
    /** Memory for all bodies that are being received, besides their first {@link BufferedBytes#SMALL} bytes. */
    private static final long MOST_HELD = 8L * 1024 * 1024;

    private static final int OPERATORS_CONNECTIONS = 200;
    private static final int SHORTEST_QUEUE = 128;
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final ContainerProblems problems;
    private final ConnectionSettings limits;
    private final PeerAddresses peers;
    private final List<String> hosts;
    private final boolean hasErrorPage;
    private final AtomicBoolean isClosing = new AtomicBoolean();
    private final AtomicReference<@Nullable Long> refusesFrom = new AtomicReference<>();

    private ConnectionLimits(
            ContainerProblems problems,
            ConnectionSettings limits,
            PeerAddresses peers,
            List<String> hosts,
            boolean hasErrorPage) {
        this.problems = problems;
        this.limits = limits;
        this.peers = peers;
        this.hosts = hosts;
        this.hasErrorPage = hasErrorPage;
    }

    /** Creates the limits of the public port, for requests to any host. */
    public static ConnectionLimits of(Problems problems, ConnectionSettings limits, PeerAddresses peers) {
        return new ConnectionLimits(new ContainerProblems(problems), limits, peers, List.of(), true);
    }

    /**
     * Returns the limits of the management port: fewer connections, and always our own error page.
     *
     * @param isLocal whether only requests to a name of this machine are accepted. A page whose own name resolves to
     *     this machine (DNS rebinding) sends that name, and is refused
     */
    public ConnectionLimits forOperators(boolean isLocal) {
        var fewer = new ConnectionSettings(OPERATORS_CONNECTIONS, OPERATORS_CONNECTIONS, limits.requestWithin());
        return new ConnectionLimits(problems, fewer, peers, isLocal ? THIS_MACHINE : List.of(), false);
    }

    /** Closes every connection with its next answer from now on. */
    public void keepNoConnections() {
        isClosing.set(true);
    }

    /**
     * Answers every request that arrives more than {@code grace} from now with {@code shutting_down}, so that the node
     * comes to an end; those of connections that were accepted just before are served.
     */
    public void refuseAfter(Duration grace) {
        refusesFrom.set(System.nanoTime() + grace.toNanos());
    }

    private boolean isRefusing() {
        var from = refusesFrom.get();
        return from != null && System.nanoTime() - from >= 0;
    }

    /** Installs the limits in a server that has its connectors and has not started. */
    public void installIn(Server server) {
        var connectors = server.getConnectors();
        var deadlines = new Deadlines(limits.requestWithin(), server.getScheduler());
        // Spring Boot removes the connectors from the server during startup, so the limit cannot find them there
        server.addBean(new NetworkConnectionLimit(limits.connections(), connectors));
        var addresses = new AddressLimit(limits.perAddress(), peers);
        for (var connector : connectors) {
            connector.addBean(addresses);
            connector.addEventListener(deadlines);
            configurationsOf(connector).forEach(ConnectionLimits::configure);
            letQueue(connector);
        }
        server.addBean(deadlines);
        server.setErrorHandler(problems.ofServer());
        server.getDescendants(ServletContextHandler.class).forEach(this::answerWithin);
        var held = new BufferedBytes(MOST_HELD);
        server.insertHandler(new EagerContentHandler(
                new BufferedBodyLoaderFactory(held, limits.requestWithin(), problems, isClosing::get)));
        server.insertHandler(new RequestCheckHandler(deadlines, problems, hosts, isClosing::get, this::isRefusing));
    }

    /**
     * Lets as many clients wait to be accepted as there may be connections. Java's own queue holds fifty: of many
     * clients that connect at once, the others would try again after a second, or three.
     */
    private void letQueue(Connector connector) {
        if (connector instanceof ServerConnector network) {
            network.setAcceptQueueSize(Math.max(SHORTEST_QUEUE, limits.connections()));
        }
    }

    private static Stream<HttpConfiguration> configurationsOf(Connector connector) {
        return connector.getConnectionFactories().stream()
                .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                .map(factory -> ((HttpConfiguration.ConnectionFactory) factory).getHttpConfiguration());
    }

    /**
     * Lets Jetty accept paths that {@link PlainPath} refuses, all in the same way, and remember no headers: the memory
     * for those is 96 KiB of each connection from its second request on ({@code findings/jetty-header-cache.sh}).
     */
    private static void configure(HttpConfiguration http) {
        http.setHeaderCacheSize(0);
        http.setUriCompliance(UriCompliance.DEFAULT.with(
                "bonin",
                Violation.AMBIGUOUS_PATH_SEGMENT,
                Violation.AMBIGUOUS_PATH_PARAMETER,
                Violation.AMBIGUOUS_EMPTY_SEGMENT));
    }

    /** Replaces the error handler after the start: Spring Boot sets it, and its error pages, during startup. */
    private void answerWithin(ServletContextHandler context) {
        context.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {
                context.setErrorHandler(errorHandler(context));
            }
        });
    }

    private Request.Handler errorHandler(ServletContextHandler context) {
        return hasErrorPage && context.getErrorHandler() instanceof ErrorPageErrorHandler springs
                ? problems.ofContext(springs.getErrorPages())
                : problems.ofServer();
    }
}
