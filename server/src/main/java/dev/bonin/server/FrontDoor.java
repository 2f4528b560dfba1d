package dev.bonin.server;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.util.Callback;

/**
 * Lets in only requests that have arrived: a body that trickles in holds a connection, and no thread, until Jetty's idle timeout ends it. TRACE,
 * which would hand a cookie back to a script, is refused.
 */
final class FrontDoor extends Handler.Wrapper {
    /** Larger than anything that is ever sent here; what goes beyond it is refused by whoever reads it. */
    private static final int WAITED_FOR_BYTES = 64 * 1024;

    private static final int NO_FRAMING = 0;

    static void hangInto(Server server) {
        server.insertHandler(
                new EagerContentHandler(new RetainedContentLoaderFactory(WAITED_FOR_BYTES, NO_FRAMING, false)));
        server.insertHandler(new FrontDoor());
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
