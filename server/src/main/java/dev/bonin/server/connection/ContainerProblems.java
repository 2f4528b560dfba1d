package dev.bonin.server.connection;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.Problem;
import dev.bonin.web.problem.Problems;
import dev.bonin.web.problem.RequestIds;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers errors of the container with problems; Jetty's own error page includes a stack trace. */
final class ContainerProblems {
    private final Problems problems;
    private final JsonMapper json;

    ContainerProblems(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** Returns the handler of errors outside the servlet context. */
    ErrorHandler ofServer() {
        return new ErrorHandler() {
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
                send(problem(code, request), request, response, callback);
            }
        };
    }

    /** Returns the handler of errors inside the servlet context; the error pages come first. */
    ErrorPageErrorHandler ofContext(Map<String, String> pages) {
        var handler = new ErrorPageErrorHandler() {
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
                send(problem(code, request), request, response, callback);
            }
        };
        handler.setErrorPages(pages);
        return handler;
    }

    /** Answers with a problem and additional headers. */
    void refuse(Problem problem, List<HttpField> headers, Request request, Response response, Callback callback) {
        headers.forEach(response.getHeaders()::put);
        send(problem, request, response, callback);
    }

    Problem problem(CallReason reason, Request request) {
        return problems.problem(reason, request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE), id(request));
    }

    /** Returns the id that the call has, if it got as far as a servlet, or has from now on. */
    private String id(Request request) {
        if (request.getAttribute(RequestIds.ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = problems.ids().of(request.getHeaders()::get);
        request.setAttribute(RequestIds.ATTRIBUTE, id);
        return id;
    }

    private Problem problem(int status, Request request) {
        return problem(StatusProblem.reason(status), request).at(status);
    }

    private void send(Problem problem, Request request, Response response, Callback callback) {
        CallLog.refused(problem, request.getMethod(), "-");
        response.setStatus(problem.status());
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", Problem.NOTHING_ALLOWED);
        response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(problem.members())), callback);
    }
}
