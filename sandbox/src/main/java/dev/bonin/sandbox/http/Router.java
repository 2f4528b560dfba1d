package dev.bonin.sandbox.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the handler for a request. Routes are mounted before the port opens; templates look like
 * {@code /certifications/{imp_uid}}, and the route mounted first wins if several match.
 */
public final class Router {
    /** The template recorded for every path without a route, so that no text of a client is recorded. */
    public static final String UNKNOWN = "(unknown)";

    private static final String FOREIGN_HOST =
            "Host: not accepted (expected: localhost, or a name in BONIN_SANDBOX_HOSTS; for the sandbox in"
                    + " bonin-server, the host of bonin.public-url)";

    private final AcceptedHosts hosts;
    private final List<Route> routes = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Speech> speeches = new ArrayList<>();

    private record Route(String method, RouteTemplate template, Handler handler) {}

    private record Part(String prefix, ErrorForm form) {

        boolean contains(String rawPath) {
            return rawPath.equals(prefix) || rawPath.startsWith(prefix + "/");
        }
    }

    private record Speech(Predicate<Request> isSpokenIn, ErrorForm form) {}

    private record Match(Route route, Map<String, String> values) {}

    /** A response, and the template of its route. */
    public record Answer(String template, Response response) {}

    /** @param hosts the names by which all routes may be called */
    public Router(AcceptedHosts hosts) {
        this.hosts = requireNonNull(hosts, "hosts");
    }

    public Router mount(String method, String template, Handler handler) {
        routes.add(new Route(method, RouteTemplate.parse(template), handler));
        return this;
    }

    /** Gives the errors of the path {@code prefix} and all below it this form instead of the envelope. */
    public Router errorsOf(String prefix, ErrorForm form) {
        parts.add(new Part(prefix, form));
        return this;
    }

    /** Gives the errors of paths without a route this form instead of the envelope, if the call is such a one. */
    public Router errorsOfUnknownPaths(Predicate<Request> isSpokenIn, ErrorForm form) {
        speeches.add(new Speech(isSpokenIn, form));
        return this;
    }

    /** Returns all routes as {@code METHOD template}, in the order in which they were mounted. */
    public List<String> routes() {
        return routes.stream()
                .map(route -> route.method() + " " + route.template().text())
                .toList();
    }

    /** Returns the answer to a failed call, in the form of its path, or of its speech if the path has no route. */
    Response failure(Request request, int status, String message) {
        return form(request).failure(status, message);
    }

    private ErrorForm form(Request request) {
        Optional<ErrorForm> ofPath = parts.stream()
                .filter(part -> part.contains(request.rawPath()))
                .findFirst()
                .map(Part::form);
        if (ofPath.isPresent() || !matches(request).isEmpty()) {
            return ofPath.orElse(Envelope::failure);
        }
        return speeches.stream()
                .filter(speech -> speech.isSpokenIn().test(request))
                .findFirst()
                .map(Speech::form)
                .orElse(Envelope::failure);
    }

    private List<Match> matches(Request request) {
        List<Match> matches = new ArrayList<>();
        for (Route route : routes) {
            route.template().match(request.rawPath()).ifPresent(values -> matches.add(new Match(route, values)));
        }
        return matches;
    }

    /**
     * Answers a request. Never throws, whatever a client sends: refusals, foreign hosts, unknown paths and wrong
     * methods are answered in the form of the path or, for unknown ones, of the call.
     */
    public Answer answer(Request request) {
        if (!hosts.accept(request)) {
            return new Answer(UNKNOWN, failure(request, 403, FOREIGN_HOST));
        }
        List<Match> matches = matches(request);
        if (matches.isEmpty()) {
            return new Answer(UNKNOWN, failure(request, 404, "Not Found"));
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
            return new Answer(template, failure(request, refusal.status(), refusal.text()));
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
        Response response = failure(request, 405, "Method Not Allowed").withHeader("Allow", allowed);
        return new Answer(matches.get(0).route().template().text(), response);
    }
}
