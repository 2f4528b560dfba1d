package dev.bonin.web;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Map;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells where endpoints are: at their own paths, with all that the application puts before them. */
final class EndpointPath {
    private EndpointPath() {}

    /**
     * The path of an endpoint that is mapped beside the one that {@code request} has reached, without what the container puts before it.
     *
     * @param name the last part of its path, such as {@code redirect}
     */
    static String beside(HttpServletRequest request, String name) {
        var reached = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        var path = reached.substring(0, reached.lastIndexOf('/') + 1) + name;
        return UriComponentsBuilder.fromPath(path)
                .encode()
                .buildAndExpand(variables(request))
                .toUriString();
    }

    @SuppressWarnings("unchecked") // that is what Spring puts there
    private static Map<String, ?> variables(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
    }

    /**
     * The context path, and the path of Spring's servlet where it has one; empty text without both. It is the container's configuration: no header changes
     * it, as {@code X-Forwarded-Prefix} changes what a request says of itself.
     */
    static String ofContainer(HttpServletRequest request) {
        var mapping = asReceived(request).getHttpServletMapping();
        var servlet = mapping.getMappingMatch() == MappingMatch.PATH
                ? mapping.getPattern().substring(0, mapping.getPattern().length() - "/*".length())
                : "";
        return request.getServletContext().getContextPath() + servlet;
    }

    /** The request as the container received it, whatever filters have made of it. */
    static HttpServletRequest asReceived(HttpServletRequest request) {
        var received = request;
        while (received instanceof ServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest inner) {
            received = inner;
        }
        return received;
    }
}
