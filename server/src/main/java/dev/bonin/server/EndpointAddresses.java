package dev.bonin.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The addresses that Spring's endpoints have, for the log of calls that came to none of them. */
final class EndpointAddresses {
    private final ObjectProvider<RequestMappingHandlerMapping> endpoints;

    EndpointAddresses(ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        this.endpoints = endpoints;
    }

    /** Returns the pattern of the address that failed, whatever its method; empty if no endpoint has it. */
    Optional<String> of(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address)) {
            return Optional.empty();
        }
        var path = PathContainer.parsePath(address);
        return endpoints.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(endpoint -> Optional.ofNullable(endpoint.getPathPatternsCondition()).stream())
                .flatMap(patterns -> patterns.getPatterns().stream())
                .filter(pattern -> pattern.matches(path))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(PathPattern::getPatternString);
    }
}
