package dev.bonin.server.door;

import dev.bonin.web.limit.PeerAddresses;
import dev.bonin.web.problem.Problems;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets in only requests that have arrived, from so many connections at once: a body that trickles in holds a connection
 * and its own size, and no thread, until its time is over.
 */
public final class FrontDoor {
    /** What all bodies that are still arriving may hold together, besides their first {@link HeldBytes#SMALL} bytes. */
    private static final long MOST_HELD = 8L * 1024 * 1024;

    private static final int OPERATORS_CONNECTIONS = 200;
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final ContainerProblems problems;
    private final DoorLimits limits;
    private final PeerAddresses peers;
    private final List<String> hosts;
    private final boolean hasErrorPage;
    private final AtomicBoolean isClosing = new AtomicBoolean();

    private FrontDoor(
            ContainerProblems problems,
            DoorLimits limits,
            PeerAddresses peers,
            List<String> hosts,
            boolean hasErrorPage) {
        this.problems = problems;
        this.limits = limits;
        this.peers = peers;
        this.hosts = hosts;
        this.hasErrorPage = hasErrorPage;
    }

    /** A door for requests to any host. */
    public static FrontDoor of(Problems problems, JsonMapper json, DoorLimits limits, PeerAddresses peers) {
        return new FrontDoor(new ContainerProblems(problems, json), limits, peers, List.of(), true);
    }

    /**
     * The same for what operators see: fewer connections, and no error page but the door's own.
     *
     * @param isLocal whether only requests that name this machine are let in. A page whose own name was made to lead to
     *     this machine (DNS rebinding) sends that name, and is turned away
     */
    public FrontDoor forOperators(boolean isLocal) {
        var fewer = new DoorLimits(OPERATORS_CONNECTIONS, OPERATORS_CONNECTIONS, limits.requestWithin());
        return new FrontDoor(problems, fewer, peers, isLocal ? THIS_MACHINE : List.of(), false);
    }

    /** Ends each connection with its next answer, from now on. */
    public void keepNoConnections() {
        isClosing.set(true);
    }

    /** Hangs it into a server that has its connectors and has not started. */
    public void hangInto(Server server) {
        var connectors = server.getConnectors();
        var deadlines = new Deadlines(limits.requestWithin(), server.getScheduler());
        // Spring Boot takes the connectors from the server while it starts, so the limit cannot find them there
        server.addBean(new NetworkConnectionLimit(limits.connections(), connectors));
        var addresses = new AddressLimit(limits.perAddress(), peers);
        for (var connector : connectors) {
            connector.addBean(addresses);
            connector.addEventListener(deadlines);
            readPathsAsTheyCome(connector);
        }
        server.addBean(deadlines);
        server.setErrorHandler(problems.ofServer());
        server.getDescendants(ServletContextHandler.class).forEach(this::answerWithin);
        var held = new HeldBytes(MOST_HELD);
        server.insertHandler(new EagerContentHandler(new WholeBodies(held, limits.requestWithin(), problems)));
        server.insertHandler(new Doorway(deadlines, problems, hosts, isClosing::get));
    }

    /** Leaves it to {@link PlainPath} to refuse these, so that they are all refused alike. */
    private static void readPathsAsTheyCome(Connector connector) {
        for (var factory : connector.getConnectionFactories()) {
            if (factory instanceof HttpConfiguration.ConnectionFactory http) {
                http.getHttpConfiguration()
                        .setUriCompliance(UriCompliance.DEFAULT.with(
                                "bonin",
                                Violation.AMBIGUOUS_PATH_SEGMENT,
                                Violation.AMBIGUOUS_PATH_PARAMETER,
                                Violation.AMBIGUOUS_EMPTY_SEGMENT));
            }
        }
    }

    /** Spring Boot gives a context its error handler, and that its error pages, while it starts. */
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
