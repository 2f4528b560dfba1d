package dev.bonin.server.connection;

import dev.bonin.reason.CallReason;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.answer.ResultPage;
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
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers errors of the container with problems, and people who followed a link with a page; Jetty's own error page
 * includes a stack trace.
 */
final class ContainerProblems {
    private final Problems problems;
    private final ResultPage page = new ResultPage();

    ContainerProblems(Problems problems) {
        this.problems = problems;
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
                send(problem(code, request), cause, request, response, callback);
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
                send(problem(code, request), cause, request, response, callback);
            }
        };
        handler.setErrorPages(pages);
        return handler;
    }

    /** Answers with a problem and additional headers. */
    void refuse(Problem problem, List<HttpField> headers, Request request, Response response, Callback callback) {
        headers.forEach(response.getHeaders()::put);
        send(problem, null, request, response, callback);
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

    private void send(
            Problem problem, @Nullable Throwable cause, Request request, Response response, Callback callback) {
        if (problem.status() < HttpStatus.INTERNAL_SERVER_ERROR_500) {
            CallLog.refused(problem, request.getMethod(), "-");
        } else {
            CallLog.failed(problem, request.getMethod(), "-", cause);
        }
        var answer = answer(problem, request);
        response.setStatus(answer.status());
        var headers = response.getHeaders();
        answer.headers().forEach(headers::put);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    /**
     * Returns a page or JSON. Of a request whose headers are too large Jetty passes on none: a GET may be a person's,
     * who has to be told about the cookies.
     */
    private Answer answer(Problem problem, Request request) {
        if (!HttpMethod.GET.is(request.getMethod())) {
            return Answer.json(problem);
        }
        if (problem.code().equals(CallReason.HEADERS_TOO_LARGE.code())) {
            var english = problems.problem(CallReason.HEADERS_TOO_LARGE, "en", problem.requestId());
            return page.answer(problem, english);
        }
        return String.valueOf(request.getHeaders().get(HttpHeader.ACCEPT)).contains("text/html")
                ? page.answer(problem)
                : Answer.json(problem);
    }
}
