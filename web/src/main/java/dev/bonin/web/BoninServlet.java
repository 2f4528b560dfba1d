package dev.bonin.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Serves the endpoints for browsers below the path that it is mapped to, such as {@code /certifications/*}.
 * {@link BoninWeb} creates it; without the starter, register it with {@code ServletContext.addServlet}.
 */
public final class BoninServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient BrowserEndpoints endpoints;

    /** Creates a servlet that serves {@code endpoints}. */
    public BoninServlet(BrowserEndpoints endpoints) {
        this.endpoints = endpoints;
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
