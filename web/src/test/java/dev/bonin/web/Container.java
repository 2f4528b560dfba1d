package dev.bonin.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Containers that have never heard of Spring. They serve one servlet at {@code /shop/identity}. */
enum Container {
    TOMCAT {
        @Override
        Running start(HttpServlet servlet, Filter filter, Path folder) throws LifecycleException {
            var tomcat = new Tomcat();
            tomcat.setBaseDir(folder.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("connectionTimeout", Integer.toString(PATIENCE_MILLIS));
            var context = tomcat.addContext("/shop", folder.toString());
            context.addServletContainerInitializer(
                    (classes, starting) -> starting.addServlet("bonin", servlet).addMapping("/identity/*"), null);
            addFilter(context, "other", filter, DispatcherType.REQUEST);
            answerOnErrorPages(context);
            tomcat.start();
            return new Running(tomcat.getConnector().getLocalPort(), () -> {
                tomcat.stop();
                tomcat.destroy();
            });
        }
    },
    JETTY {
        @Override
        Running start(HttpServlet servlet, Filter filter, Path folder) throws Exception {
            var jetty = new Server();
            var connector = new ServerConnector(jetty);
            connector.setIdleTimeout(PATIENCE_MILLIS);
            jetty.addConnector(connector);
            var context = new ServletContextHandler("/shop");
            context.addServlet(new ServletHolder("bonin", servlet), "/identity/*");
            context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
            jetty.setHandler(context);
            jetty.start();
            return new Running(connector.getLocalPort(), jetty::stop);
        }
    };

    /** Without an error page, Tomcat forwards to none and sends its own. */
    private static void answerOnErrorPages(Context context) {
        var page = new ErrorPage();
        page.setLocation("/error");
        context.addErrorPage(page);
        Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
        addFilter(context, "answers", new ErrorPageAnswers(), DispatcherType.ERROR);
    }

    private static void addFilter(Context context, String name, Filter filter, DispatcherType type) {
        var definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        var mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern("/*");
        mapping.setDispatcher(type.name());
        context.addFilterMap(mapping);
    }

    /** How long a container waits for a request, and for more of it: a busy machine takes its time for either. */
    private static final int PATIENCE_MILLIS = 3_000;

    abstract Running start(HttpServlet servlet, Filter filter, Path folder) throws Exception;

    /** Stops a container. */
    interface Stop {
        void run() throws Exception;
    }

    /** A container that serves. */
    record Running(int port, Stop stop) implements AutoCloseable {
        @Override
        public void close() {
            try {
                stop.run();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
