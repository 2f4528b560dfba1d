package dev.bonin.server.connection;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The first handler of a request. Refuses other hosts, ambiguous paths, and TRACE, which would show cookies to scripts.
 */
final class RequestCheckHandler extends Handler.Wrapper {
    private static final String APPLICATION_CALLS = "/v1/";

    /** After which another node answers, or this one again. */
    private static final long RETRY_SECONDS = 2;

    private final Deadlines deadlines;
    private final ContainerProblems problems;
    private final List<String> hosts;
    private final BooleanSupplier isClosing;
    private final BooleanSupplier isRefusing;

    /**
     * @param hosts the accepted hosts; empty if all are
     * @param isClosing whether connections are closed with their next answer
     * @param isRefusing whether nothing new is taken any more
     */
    RequestCheckHandler(
            Deadlines deadlines,
            ContainerProblems problems,
            List<String> hosts,
            BooleanSupplier isClosing,
            BooleanSupplier isRefusing) {
        this.deadlines = deadlines;
        this.problems = problems;
        this.hosts = hosts;
        this.isClosing = isClosing;
        this.isRefusing = isRefusing;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var connection = request.getConnectionMetaData().getConnection();
        boolean isLast = deadlines.arrived(connection) || isClosing.getAsBoolean();
        Request.addCompletionListener(request, failure -> deadlines.answered(connection));
        if (isLast) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            problems.refuse(refusal.get(), List.of(), request, response, callback);
            return true;
        }
        return super.handle(ReadableCookies.of(request), response, callback);
    }

    private Optional<Problem> refusal(Request request) {
        if (isRefusing.getAsBoolean()) {
            return Optional.of(
                    problems.problem(CallReason.SHUTTING_DOWN, request).retriedAfter(RETRY_SECONDS));
        }
        if (HttpMethod.TRACE.is(request.getMethod())) {
            return Optional.of(problems.problem(CallReason.METHOD_NOT_ALLOWED, request));
        }
        if (!hosts.isEmpty() && !hosts.contains(host(request))) {
            return Optional.of(
                    problems.problem(CallReason.BAD_REQUEST, request).at(HttpStatus.MISDIRECTED_REQUEST_421));
        }
        if (!PlainPath.isPlain(request.getHttpURI().getPath())) {
            return Optional.of(cutPath(request));
        }
        return Optional.empty();
    }

    private Problem cutPath(Request request) {
        return Request.getPathInContext(request).startsWith(APPLICATION_CALLS)
                ? problems.problem(CallReason.MALFORMED_MEMBER, request).with("member", "path")
                : problems.problem(CallReason.BAD_REQUEST, request);
    }

    private static String host(Request request) {
        return String.valueOf(Request.getServerName(request)).toLowerCase(Locale.ROOT);
    }
}
