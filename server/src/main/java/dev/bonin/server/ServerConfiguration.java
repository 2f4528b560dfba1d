package dev.bonin.server;

import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.server.door.FrontDoor;
import dev.bonin.verification.Mode;
import dev.bonin.web.PortOneScript;
import dev.bonin.web.WebSettings;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.PeerAddresses;
import dev.bonin.web.problem.Problems;
import java.net.InetAddress;
import java.util.Objects;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.RequestContextFilter;
import tools.jackson.databind.json.JsonMapper;

/** The beans that the server adds to the starter's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
class ServerConfiguration {
    /** Those that accept and select, so that connections that are all busy leave room for them. */
    private static final int JETTYS_OWN_TASKS = 64;

    private static final int JETTYS_THREADS = 200;

    @Bean
    EmbeddedSandbox portOneConnection(CeremonyRules rules, BoninProperties properties, ServerSettings settings) {
        return EmbeddedSandbox.start(rules, properties, settings);
    }

    @Bean
    PortOneScript portOneScript(CeremonyRules rules, EmbeddedSandbox sandbox) {
        return sandbox.script(rules.mode());
    }

    /**
     * Whoever can reach a sandbox can be anybody in it, so in sandbox mode nobody else can reach it, unless it is
     * exposed on purpose.
     */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> listening(
            CeremonyRules rules, ServerSettings settings, FrontDoor door, Environment environment) {
        refuseManagementInPublic(environment);
        return factory -> {
            factory.setPort(settings.port());
            factory.setThreadPool(threads(settings.connections(), Threading.VIRTUAL.isActive(environment)));
            if (rules.mode() == Mode.SANDBOX && !settings.sandbox().expose()) {
                factory.setAddress(InetAddress.getLoopbackAddress());
            }
            factory.addServerCustomizers(door::hangInto);
        };
    }

    /** @param proxies read the same addresses before, and refuse the start with a sentence where one of them is none */
    @Bean
    FrontDoor frontDoor(
            ServerSettings settings,
            BoninProperties properties,
            CallerBudgets proxies,
            Problems problems,
            JsonMapper json) {
        var peers = new PeerAddresses(properties.web().trustedProxies());
        return FrontDoor.of(problems, json, settings.connections().limits(), peers);
    }

    /**
     * Makes the threads that requests run on, of the kind that Spring Boot would choose by a condition, which a build
     * on JDK 17 would answer with no for every later JDK. Virtual ones are as many as there are connections: whoever
     * waits for a slow PortOne must not keep others out. Before JDK 21 they are some more than one address can hold by
     * not reading its answers, each of which blocks one.
     */
    private static ThreadPool threads(ServerSettings.Connections connections, boolean areVirtual) {
        if (!areVirtual) {
            return new QueuedThreadPool(Math.max(JETTYS_THREADS, connections.mostPerAddress() + JETTYS_THREADS / 2));
        }
        var threads = new VirtualThreadPool(connections.most() + JETTYS_OWN_TASKS);
        threads.setName("jetty-");
        return threads;
    }

    /** Spring Boot's own port settings could bring the two together behind the back of ours. */
    private static void refuseManagementInPublic(Environment environment) {
        if (ManagementPortType.get(environment) == ManagementPortType.SAME) {
            throw new RefusedStartException(
                    "What operators see would be on the port that everybody reaches.",
                    "Set BONIN_PORT and BONIN_MANAGEMENT_PORT to different ports, and neither server.port nor management.server.port.");
        }
    }

    /** In sandbox mode a redirect ends on the demo page, which shows the person, masked. */
    @Bean
    WebSettings webSettings(BoninProperties properties, CeremonyRules rules, EmbeddedSandbox sandbox) {
        var settings = properties.webSettings();
        return sandbox.sandbox()
                .map(running -> new WebSettings(
                        settings.path(),
                        Objects.requireNonNullElse(settings.returnUrl(), "/"),
                        settings.publicUrl(),
                        running.merchant().code(),
                        settings.channelKey(),
                        rules.purposes().names()))
                .orElse(settings);
    }

    @Bean
    FilterRegistrationBean<WholeAnswers> wholeAnswers() {
        var filter = new FilterRegistrationBean<>(new WholeAnswers());
        filter.addServletNames(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME);
        return filter;
    }

    @Bean
    FilterRegistrationBean<LoggedCalls> loggedCalls(Problems problems) {
        var filter = new FilterRegistrationBean<>(new LoggedCalls(problems.ids()));
        filter.addServletNames(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME);
        return filter;
    }

    /** Spring's dispatcher does the same, for all who ask behind it. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        var filter = new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setEnabled(false);
        return filter;
    }

    @Bean
    ServerProblems serverProblems(Problems problems) {
        return new ServerProblems(problems);
    }

    /**
     * A connection that is kept would be cut off by the port's end: its callers are told to open another, and a load
     * balancer chooses another node.
     */
    @Bean
    ShutdownPause pauseBeforePortCloses(ServerSettings settings, FrontDoor door) {
        return ShutdownPause.beforePortCloses(settings.shutdownPause(), door::keepNoConnections);
    }

    @Bean
    ShutdownPause pauseAfterPortClosed() {
        return ShutdownPause.afterPortClosed();
    }

    @Bean
    StartupMessage startupMessage(EmbeddedSandbox sandbox, CeremonyRules rules) {
        return new StartupMessage(sandbox, rules.mode());
    }
}
