package dev.bonin.web;

import dev.bonin.reason.CallReason;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.answer.ProblemAnswers;
import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.FailureProblems;
import dev.bonin.web.problem.Problems;
import dev.bonin.web.request.UnreadBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The endpoints below one path. The guard checks each call before its endpoint does; every exception is answered with a
 * problem.
 */
public final class BrowserEndpoints {
    private static final String ANYTHING = "/*";

    private final BrowserGuard guard;
    private final Problems problems;
    private final FailureProblems failures;
    private final ProblemAnswers answers;
    private final Map<String, Map<String, Endpoint>> endpoints = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private Function<String, Optional<Answer>> otherFiles = name -> Optional.empty();

    BrowserEndpoints(BrowserGuard guard, Problems problems, ProblemAnswers answers) {
        this.guard = guard;
        this.problems = problems;
        this.failures = new FailureProblems(problems);
        this.answers = answers;
    }

    /** Adds an endpoint for POST. The path begins with a slash, or is empty for the path of the servlet itself. */
    public BrowserEndpoints post(String path, Endpoint endpoint) {
        return add("POST", path, endpoint);
    }

    /** Adds an endpoint for GET and HEAD that changes nothing. */
    public BrowserEndpoints page(String path, Endpoint endpoint) {
        return add("GET", path, endpoint).add("HEAD", path, endpoint);
    }

    /** Adds an endpoint for GET that changes state, as the end of a redirect does. HEAD is not accepted. */
    public BrowserEndpoints visit(String path, Endpoint endpoint) {
        return add("GET", path, endpoint);
    }

    /** Adds a file that is the same for all callers: it may be cached, and the guard does not check it. */
    BrowserEndpoints file(String path, Endpoint endpoint) {
        open.add(path);
        return page(path, endpoint);
    }

    /** Adds all files that the function finds by name. */
    public BrowserEndpoints files(Function<String, Optional<Answer>> named) {
        otherFiles = named;
        return this;
    }

    private BrowserEndpoints add(String method, String path, Endpoint endpoint) {
        endpoints.computeIfAbsent(path, unused -> new HashMap<>()).put(method, endpoint);
        return this;
    }

    Set<String> addresses() {
        var addresses = new TreeSet<String>();
        endpoints.forEach((path, methods) -> methods.keySet().forEach(method -> addresses.add(method + " " + path)));
        return addresses;
    }

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Optional.ofNullable(request.getPathInfo()).orElse("");
        CallLog.route(request, route(path, request));
        var log = CallLog.begin(request, problems.ids());
        try {
            var answer = answer(path, request, response);
            ErrorPageAnswers.keep(answer, request);
            if (UnreadBody.endsConnection(request)) {
                response.setHeader("Connection", "close");
            }
            answer.send(response);
        } finally {
            log.end();
        }
    }

    /** Returns the pattern of an address. Only what is registered is in it. */
    private String route(String path, HttpServletRequest request) {
        var servlet = request.getHttpServletMapping().getPattern();
        var base = servlet.endsWith(ANYTHING) ? servlet.substring(0, servlet.length() - ANYTHING.length()) : servlet;
        return base + (endpoints.containsKey(path) ? path : ANYTHING);
    }

    private Answer answer(String path, HttpServletRequest request, HttpServletResponse response) {
        try {
            var turnedAway = isOpen(path, request) ? Optional.<Answer>empty() : guard.check(request, response);
            return turnedAway.isPresent() ? turnedAway.get() : guarded(path, request);
        } catch (RuntimeException failure) {
            return answers.answer(failures.of(failure, request), request);
        } catch (VirtualMachineError fatal) {
            throw fatal; // such as no memory left: there is nothing to answer with
        } catch (Error failure) {
            return answers.answer(failures.unexpected(failure, request), request);
        }
    }

    private boolean isOpen(String path, HttpServletRequest request) {
        return open.contains(path) && isRead(request);
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private Answer guarded(String path, HttpServletRequest request) {
        var methods = endpoints.get(path);
        if (methods == null) {
            return isRead(request) ? namedFile(path, request) : problem(CallReason.NOT_FOUND, request);
        }
        var endpoint = methods.get(request.getMethod());
        return endpoint == null ? otherMethod(methods, request) : endpoint.answer(request);
    }

    private Answer namedFile(String path, HttpServletRequest request) {
        return (path.startsWith("/") ? otherFiles.apply(path.substring(1)) : Optional.<Answer>empty())
                .orElseGet(() -> problem(CallReason.NOT_FOUND, request));
    }

    private Answer otherMethod(Map<String, Endpoint> methods, HttpServletRequest request) {
        var allowed = new TreeSet<>(methods.keySet());
        allowed.add("OPTIONS");
        var answer = request.getMethod().equals("OPTIONS")
                ? Answer.empty(HttpServletResponse.SC_OK)
                : problem(CallReason.METHOD_NOT_ALLOWED, request);
        return answer.with("Allow", String.join(", ", allowed));
    }

    private Answer problem(CallReason code, HttpServletRequest request) {
        return answers.answer(problems.problem(code, request), request);
    }
}
