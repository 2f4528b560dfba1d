package dev.bonin.web;

import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the path of {@code bonin.public-url} with that of the servlet. They may differ, if a proxy changes paths; if
 * none does, every phone that comes back from the window ends in a 404.
 *
 * @param publicUrl null in sandbox mode without one: then the servlet's own path is used
 * @param path the path of the servlet, relative to {@code publicUrl}
 */
record PublicPath(@Nullable URI publicUrl, String path) {
    private static final String ALL = "/*";

    /**
     * Returns a warning for the operator; empty if the paths are the same.
     *
     * @param contextPath the path of the application in its container
     * @param mappings the patterns to which the servlet is mapped
     */
    Optional<String> warning(String contextPath, Collection<String> mappings) {
        if (publicUrl == null) {
            return Optional.empty();
        }
        var expected = publicUrl.getPath() + path;
        var actual = mappings.stream()
                .filter(mapping -> mapping.endsWith(ALL))
                .map(mapping -> contextPath + mapping.substring(0, mapping.length() - ALL.length()))
                .toList();
        return actual.isEmpty() || actual.contains(expected)
                ? Optional.empty()
                : Optional.of("bonin.public-url sends browsers back to " + expected
                        + "/redirect, but the servlet is at "
                        + actual.get(0) + ". Unless a proxy changes the path, phones will end in a 404: add the context"
                        + " path and servlet path to bonin.public-url.");
    }
}
