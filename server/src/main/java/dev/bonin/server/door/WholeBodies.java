package dev.bonin.server.door;

import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Has every body waited for, whatever it calls itself. */
final class WholeBodies implements EagerContentHandler.ContentLoaderFactory {
    private final HeldBytes held;
    private final Duration within;
    private final ContainerProblems problems;

    WholeBodies(HeldBytes held, Duration within, ContainerProblems problems) {
        this.held = held;
        this.within = within;
        this.problems = problems;
    }

    @Override
    public @Nullable String getApplicableMimeType() {
        return null;
    }

    @Override
    public EagerContentHandler.ContentLoader newContentLoader(
            @Nullable String contentType,
            @Nullable String mimeType,
            Handler next,
            Request request,
            Response response,
            Callback callback) {
        return new ArrivingBody(next, request, response, callback, held, within, problems);
    }
}
