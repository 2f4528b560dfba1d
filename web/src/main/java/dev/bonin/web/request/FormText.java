package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query string or form body. A repeated name is ambiguous and refused when it is read. Parameters
 * that are never read need not be valid.
 */
public final class FormText {
    private final Map<String, List<String>> parameters = new HashMap<>();

    private FormText() {}

    /** Parses {@code a=b&c=d}. A name with invalid percent encoding is ignored. */
    static FormText parse(String text) {
        var form = new FormText();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                decoded(name)
                        .ifPresent(known -> form.parameters
                                .computeIfAbsent(known, unused -> new ArrayList<>())
                                .add(value));
            }
        }
        return form;
    }

    /**
     * Returns the only value of {@code name}; an empty text if it is missing.
     *
     * @throws BadInputException if it has more than one value, or invalid percent encoding
     */
    String only(String name) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new BadInputException(CallReason.REPEATED_PARAMETER);
        }
        return values.isEmpty()
                ? ""
                : decoded(values.get(0)).orElseThrow(() -> new BadInputException(CallReason.MALFORMED_FORM));
    }

    /**
     * Returns the only value of {@code name} where nothing depends on it; an empty text if there is no readable one.
     */
    String anyway(String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? decoded(values.get(0)).orElse("") : "";
    }

    /** Returns whether the parameter is present. */
    boolean has(String name) {
        return parameters.containsKey(name);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
