package dev.bonin.server;

import dev.bonin.web.Problem;
import dev.bonin.web.Problems;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are so malformed that they never reach an endpoint: Jetty would answer them with a page of its own. */
final class ContainerProblems extends ErrorHandler {
    private final Problems problems;
    private final JsonMapper json;

    ContainerProblems(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        var language = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        var problem = problems.problem(ServerProblems.code(code), language).at(code);
        response.setStatus(code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(problem.members())), callback);
    }
}
