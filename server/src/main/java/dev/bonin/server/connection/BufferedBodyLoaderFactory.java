package dev.bonin.server.connection;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Creates a loader for every body, regardless of its type. */
final class BufferedBodyLoaderFactory implements EagerContentHandler.ContentLoaderFactory {
    private final BufferedBytes held;
    private final Duration within;
    private final ContainerProblems problems;
    private final BooleanSupplier isClosing;

    /** @param isClosing whether the server is ending */
    BufferedBodyLoaderFactory(
            BufferedBytes held, Duration within, ContainerProblems problems, BooleanSupplier isClosing) {
        this.held = held;
        this.within = within;
        this.problems = problems;
        this.isClosing = isClosing;
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
        return new BufferedBodyLoader(next, request, response, callback, held, within, problems, isClosing);
    }
}
