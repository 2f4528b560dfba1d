package dev.bonin.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the endpoints for browsers below the path that it is mapped to, such as {@code /certifications/*}.
 * {@link BoninWeb} creates it; without the starter, register it with {@code ServletContext.addServlet}.
 */
public final class BoninServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(BoninServlet.class);

    private final transient BrowserEndpoints endpoints;
    private final transient @Nullable PublicPath publicPath;

    /** Creates a servlet that serves {@code endpoints}. */
    public BoninServlet(BrowserEndpoints endpoints) {
        this(endpoints, null);
    }

    /** @param publicPath warns at startup if it is not where this servlet is */
    BoninServlet(BrowserEndpoints endpoints, @Nullable PublicPath publicPath) {
        this.endpoints = endpoints;
        this.publicPath = publicPath;
    }

    @Override
    public void init() {
        var context = getServletContext();
        var registration = context.getServletRegistration(getServletName());
        if (publicPath != null && registration != null) {
            publicPath
                    .warning(context.getContextPath(), registration.getMappings())
                    .ifPresent(LOG::warn);
        }
    }

    /** Returns the method and path of each endpoint, relative to the servlet, such as {@code POST /requests}. */
    public Set<String> addresses() {
        return endpoints.addresses();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CurrentCall.begin(request);
        try {
            endpoints.handle(request, response);
        } finally {
            CurrentCall.end();
        }
    }
}
