package dev.bonin.web.problem;

import java.util.Set;

/**
 * Recognizes the exceptions of containers for parameters that cannot be decoded. Their messages quote the request. They
 * are compared by name, because this module depends on no container.
 */
public final class UnreadableParameters {
    private static final Set<String> NAMES = Set.of(
            "org.apache.tomcat.util.http.InvalidParameterException",
            "org.eclipse.jetty.http.BadMessageException", // of Jetty 12.0, and of bodies
            "org.eclipse.jetty.http.HttpException$IllegalArgumentException",
            "org.eclipse.jetty.http.HttpException$IllegalStateException");

    private UnreadableParameters() {}

    /** Returns whether a container threw {@code failure}, or one that it extends, for parameters of the caller. */
    public static boolean areIn(RuntimeException failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (NAMES.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
