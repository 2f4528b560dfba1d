package dev.bonin.server;

import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.server.application.PagePaths;
import dev.bonin.server.connection.ConnectionLimits;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.web.BoninServlet;
import dev.bonin.web.BoninWeb;
import dev.bonin.web.PortOneScripts;
import dev.bonin.web.WebSettings;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.PeerAddresses;
import dev.bonin.web.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.util.Objects;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The beans that the server adds to the starter's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
class ServerConfiguration {
    /** Threads for Jetty's acceptors and selectors, so that busy connections cannot use up all threads. */
    private static final int JETTYS_OWN_TASKS = 64;

    private static final int JETTYS_THREADS = 200;

    @Bean
    EmbeddedSandbox portOneConnection(CeremonyRules rules, BoninProperties properties, ServerSettings settings) {
        return EmbeddedSandbox.start(rules, properties, settings);
    }

    @Bean
    OpenApiEndpoint openApiEndpoint(CallerBudgets budgets) {
        return new OpenApiEndpoint(budgets);
    }

    @Bean
    PortOneScripts portOneScripts(CeremonyRules rules, EmbeddedSandbox sandbox) {
        return sandbox.scripts(rules.mode());
    }

    /**
     * Binds the server to loopback in sandbox mode, unless it is exposed: who reaches a sandbox can verify as any
     * person.
     */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> listening(
            CeremonyRules rules, ServerSettings settings, ConnectionLimits limits, Environment environment) {
        refuseManagementInPublic(environment);
        return factory -> {
            factory.setPort(settings.port());
            factory.setThreadPool(threads(settings.connections(), Threading.VIRTUAL.isActive(environment)));
            if (rules.mode() == Mode.SANDBOX && !settings.sandbox().expose()) {
                factory.setAddress(InetAddress.getLoopbackAddress());
            }
            factory.addServerCustomizers(limits::installIn);
        };
    }

    /** @param proxies has checked the same addresses before, and refuses the start if one is invalid */
    @Bean
    ConnectionLimits connectionLimits(
            ServerSettings settings, BoninProperties properties, CallerBudgets proxies, Problems problems) {
        var peers = new PeerAddresses(properties.web().trustedProxies());
        return ConnectionLimits.of(problems, settings.connections().limits(), peers);
    }

    /**
     * Creates the threads for requests. Spring Boot would choose their kind by a condition, which a build on JDK 17
     * freezes for later JDKs, too. There are as many virtual threads as connections: callers that wait for a slow
     * PortOne must not keep others out. Before JDK 21 there are somewhat more than one address can block by not reading
     * its answers.
     */
    private static ThreadPool threads(ServerSettings.Connections connections, boolean areVirtual) {
        if (!areVirtual) {
            return new QueuedThreadPool(Math.max(JETTYS_THREADS, connections.mostPerAddress() + JETTYS_THREADS / 2));
        }
        var threads = new VirtualThreadPool(connections.most() + JETTYS_OWN_TASKS);
        threads.setName("jetty-");
        return threads;
    }

    /** Refuses Spring Boot's own port settings if they would put health and metrics on the public port. */
    private static void refuseManagementInPublic(Environment environment) {
        if (ManagementPortType.get(environment) == ManagementPortType.SAME) {
            throw new RefusedStartException(
                    "Health and metrics would be on the public port.",
                    "Set BONIN_PORT and BONIN_MANAGEMENT_PORT to different ports, and neither server.port nor management.server.port.");
        }
    }

    /** Returns the settings; in sandbox mode the redirect flow ends on the demo page, which shows masked values. */
    @Bean
    WebSettings webSettings(BoninProperties properties, CeremonyRules rules, EmbeddedSandbox sandbox) {
        var settings = properties.webSettings();
        return sandbox.sandbox()
                .map(running -> new WebSettings(
                        settings.path(),
                        Objects.requireNonNullElse(settings.returnUrl(), "/"),
                        settings.publicUrl(),
                        sandbox.windows(settings.windows()),
                        rules.purposes().names()))
                .orElse(settings);
    }

    /**
     * Lets the page of PortOne's guide to V2 finish at the address that it posts to. Only where a bare finish is
     * accepted: nothing binds it.
     */
    @Bean
    ServletRegistrationBean<BoninServlet> guideServlet(BoninWeb web, CeremonyRules rules) {
        var servlet = new ServletRegistrationBean<>(new BoninServlet(web.guideToV2()), PagePaths.GUIDE_TO_V2);
        servlet.setName("boninGuideServlet");
        servlet.setEnabled(rules.binding() == Binding.OPTIONAL);
        return servlet;
    }

    @Bean
    FilterRegistrationBean<BufferedResponseFilter> bufferedResponseFilter() {
        var filter = new FilterRegistrationBean<>(new BufferedResponseFilter());
        filter.addServletNames(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME);
        return filter;
    }

    @Bean
    FilterRegistrationBean<LoggedCalls> loggedCalls(Problems problems) {
        var filter = new FilterRegistrationBean<>(new LoggedCalls(problems.ids()));
        filter.addServletNames(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME);
        return filter;
    }

    /** Spring's dispatcher does the same for everything behind it. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        var filter = new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setEnabled(false);
        return filter;
    }

    @Bean
    ServerProblems serverProblems(Problems problems, ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        return new ServerProblems(problems, new EndpointAddresses(endpoints));
    }

    /**
     * Closes persistent connections with their next answer before the port closes: they would be cut off otherwise. A
     * load balancer then chooses another node. Whoever still asks on an open connection half a second after that is
     * told to come again, while running calls end.
     */
    @Bean
    ShutdownPause pauseBeforePortCloses(ServerSettings settings, ConnectionLimits limits) {
        return ShutdownPause.beforePortCloses(settings.shutdownPause(), limits::keepNoConnections, limits::refuseAfter);
    }

    @Bean
    ShutdownPause pauseAfterPortClosed() {
        return ShutdownPause.afterPortClosed();
    }

    @Bean
    StopMessage stopMessage(MeterRegistry meters) {
        return new StopMessage(meters);
    }

    @Bean
    StartupMessage startupMessage(EmbeddedSandbox sandbox, CeremonyRules rules) {
        return new StartupMessage(sandbox, rules.mode());
    }
}
