package dev.bonin.server;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only requests that have arrived, from so many connections at once: a body that trickles in holds a connection and its own size, and no
 * thread, until Jetty's idle timeout ends it. TRACE, which would hand a cookie back to a script, is refused.
 */
final class FrontDoor extends Handler.Wrapper {
    /** More wait in the system's queue. With full bodies on the way they hold some 50 MB. */
    static final int MOST_CONNECTIONS = 2_000;

    static void hangInto(Server server) {
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.insertHandler(new EagerContentHandler(new WholeBodies()));
        server.insertHandler(new FrontDoor());
    }

    /** Every body is waited for, whatever it calls itself. */
    private static final class WholeBodies implements EagerContentHandler.ContentLoaderFactory {
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
            return new ArrivingBody(next, request, response, callback);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (HttpMethod.TRACE.is(request.getMethod())) {
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return true;
        }
        return super.handle(request, response, callback);
    }
}
