package dev.bonin.sandbox.call;

import java.util.Arrays;
import java.util.Optional;

/** The operations of PortOne's V1 REST API that the sandbox simulates. */
public enum RestRoute {
    GET_TOKEN("POST", "/users/getToken"),
    GET_CERTIFICATION("GET", "/certifications/{imp_uid}"),
    DELETE_CERTIFICATION("DELETE", "/certifications/{imp_uid}");

    private final String method;
    private final String template;

    RestRoute(String method, String template) {
        this.method = method;
        this.template = template;
    }

    /** Finds a route by its {@link #toString()}. */
    public static Optional<RestRoute> find(String text) {
        return Arrays.stream(values())
                .filter(route -> route.toString().equals(text))
                .findFirst();
    }

    public String method() {
        return method;
    }

    public String template() {
        return template;
    }

    /** Returns for example {@code GET /certifications/{imp_uid}}. */
    @Override
    public String toString() {
        return method + " " + template;
    }
}
