package dev.bonin.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a query string or a form body. A name that comes twice could be read either way, so it is refused. */
final class FormText {
    private final Map<String, List<String>> parameters = new HashMap<>();

    private FormText() {}

    /**
     * Reads {@code a=b&c=d}.
     *
     * @throws BadInputException if a percent sign starts no byte
     */
    static FormText parse(String text) {
        var form = new FormText();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                form.parameters
                        .computeIfAbsent(decode(name), unused -> new ArrayList<>())
                        .add(decode(value));
            }
        }
        return form;
    }

    /**
     * The value of {@code name}; empty where it has none.
     *
     * @throws BadInputException if it has more than one
     */
    String only(String name) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new BadInputException(ProblemCode.REPEATED_PARAMETER);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new BadInputException(ProblemCode.MALFORMED_FORM);
        }
    }
}
