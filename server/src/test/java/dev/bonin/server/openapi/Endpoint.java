package dev.bonin.server.openapi;

import java.util.Comparator;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A call of applications, as Spring maps it.
 *
 * @param path such as {@code /v1/verifications/{id}}
 */
public record Endpoint(String method, String path) implements Comparable<Endpoint> {
    private static final Comparator<Endpoint> ORDER =
            Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method);

    /** Returns all that are mapped below {@code /v1}. */
    public static SortedSet<Endpoint> all(RequestMappingHandlerMapping mapping) {
        var all = new TreeSet<Endpoint>();
        for (var info : mapping.getHandlerMethods().keySet()) {
            for (var method : info.getMethodsCondition().getMethods()) {
                info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/v1"))
                        .forEach(pattern -> all.add(new Endpoint(method.name(), pattern)));
            }
        }
        return all;
    }

    /** Returns its key below its path in the document. */
    public String key() {
        return method.toLowerCase(Locale.ROOT);
    }

    boolean hasBody() {
        return method.equals("POST") || method.equals("PUT");
    }

    @Override
    public int compareTo(Endpoint other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
