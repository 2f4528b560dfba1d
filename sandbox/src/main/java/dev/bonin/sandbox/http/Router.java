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

    private record Route(String method, RouteTemplate template, Handler handler) {}

    private record Match(Route route, Map<String, String> values) {}

    /** A response, and the template of its route. */
    public record Answer(String template, Response response) {}

    public Router mount(String method, String template, Handler handler) {
        routes.add(new Route(method, RouteTemplate.parse(template), handler));
        return this;
    }

    /**
     * Answers a request. Never throws, whatever a client sends: refusals, unknown paths and wrong methods are answered
     * in the envelope.
     */
    public Answer answer(Request request) {
        List<Match> matches = new ArrayList<>();
        for (Route route : routes) {
            route.template().match(request.rawPath()).ifPresent(values -> matches.add(new Match(route, values)));
        }
        if (matches.isEmpty()) {
            return new Answer(UNKNOWN, Envelope.failure(404, "Not Found"));
        }
        Optional<Match> match = matches.stream()
                .filter(candidate -> candidate.route().method().equals(request.method()))
                .findFirst();
        return match.map(found -> handle(request, found)).orElseGet(() -> methodNotAllowed(matches));
    }

    private static Answer handle(Request request, Match match) {
        String template = match.route().template().text();
        try {
            return new Answer(template, match.route().handler().handle(request.withPathValues(match.values())));
        } catch (Refusal refusal) {
            return new Answer(template, refusal.asEnvelope());
        }
    }

    private static Answer methodNotAllowed(List<Match> matches) {
        String allowed = matches.stream()
                .map(match -> match.route().method())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        Response response = Envelope.failure(405, "Method Not Allowed").withHeader("Allow", allowed);
        return new Answer(matches.get(0).route().template().text(), response);
    }
}
