package dev.bonin.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the handler for a request. Routes are mounted before the port opens; templates look like
 * {@code /certifications/{imp_uid}}, and the route mounted first wins if several match.
 */
public final class Router {
    /** The template recorded for every path without a route, so that no text of a client is recorded. */
    public static final String UNKNOWN = "(unknown)";

    private final List<Route> routes = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private record Route(String method, RouteTemplate template, Handler handler) {}

    private record Part(String prefix, ErrorForm form) {}

    private record Match(Route route, Map<String, String> values) {}

    /** A response, and the template of its route. */
    public record Answer(String template, Response response) {}

    public Router mount(String method, String template, Handler handler) {
        routes.add(new Route(method, RouteTemplate.parse(template), handler));
        return this;
    }

    /** Gives the errors of all paths that begin with {@code prefix} this form instead of the envelope. */
    public Router errorsOf(String prefix, ErrorForm form) {
        parts.add(new Part(prefix, form));
        return this;
    }

    /** Returns all routes as {@code METHOD template}, in the order in which they were mounted. */
    public List<String> routes() {
        return routes.stream()
                .map(route -> route.method() + " " + route.template().text())
                .toList();
    }

    /** Returns the answer to a failed call, in the form of that path. */
    Response failure(String rawPath, int status, String message) {
        return parts.stream()
                .filter(part -> rawPath.startsWith(part.prefix()))
                .findFirst()
                .map(Part::form)
                .orElse(Envelope::failure)
                .failure(status, message);
    }

    /**
     * Answers a request. Never throws, whatever a client sends: refusals, unknown paths and wrong methods are answered
     * in the form of the path.
     */
    public Answer answer(Request request) {
        List<Match> matches = new ArrayList<>();
        for (Route route : routes) {
            route.template().match(request.rawPath()).ifPresent(values -> matches.add(new Match(route, values)));
        }
        if (matches.isEmpty()) {
            return new Answer(UNKNOWN, failure(request.rawPath(), 404, "Not Found"));
        }
        Optional<Match> match = matches.stream()
                .filter(candidate -> candidate.route().method().equals(request.method()))
                .findFirst();
        return match.map(found -> handle(request, found)).orElseGet(() -> methodNotAllowed(request, matches));
    }

    private Answer handle(Request request, Match match) {
        String template = match.route().template().text();
        try {
            return new Answer(template, match.route().handler().handle(request.withPathValues(match.values())));
        } catch (Refusal refusal) {
            return new Answer(template, failure(request.rawPath(), refusal.status(), refusal.text()));
        } catch (TypedRefusal refusal) {
            return new Answer(template, refusal.response());
        }
    }

    private Answer methodNotAllowed(Request request, List<Match> matches) {
        String allowed = matches.stream()
                .map(match -> match.route().method())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        Response response =
                failure(request.rawPath(), 405, "Method Not Allowed").withHeader("Allow", allowed);
        return new Answer(matches.get(0).route().template().text(), response);
    }
}
