package dev.bonin.server.application;

import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header by which a caller names a call that it may have to make again (IETF draft-ietf-httpapi-idempotency-key).
 */
final class IdempotencyKey {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private IdempotencyKey() {}

    /**
     * Returns the key; empty without the header.
     *
     * @throws BadInputException if there are two, or it is not 1 to 255 visible ASCII characters
     */
    static Optional<String> of(HttpServletRequest request) {
        var keys = Collections.list(request.getHeaders(HEADER));
        if (keys.size() > 1 || !keys.stream().allMatch(key -> SHAPE.matcher(key).matches())) {
            throw BadMember.malformed(HEADER);
        }
        return keys.stream().findFirst();
    }
}
