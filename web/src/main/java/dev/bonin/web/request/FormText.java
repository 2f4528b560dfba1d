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
 * The parameters of a query string or a form body. A name that comes twice could be read either way, so it is refused.
 * What nobody asks for decides nothing, and need not be readable.
 */
public final class FormText {
    private final Map<String, List<String>> parameters = new HashMap<>();

    private FormText() {}

    /**
     * Reads {@code a=b&c=d}. A name in which a percent sign starts no byte is nobody's.
     */
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
     * The value of {@code name}; empty where it has none.
     *
     * @throws BadInputException if it has more than one, or a percent sign in it starts no byte
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

    /** Whether there is anything under that name. */
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
