package dev.bonin.server.application;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * The credentials of a caller: {@code Basic} with name and key (RFC 7617), or {@code Bearer} with the key (RFC 6750).
 *
 * @param name empty if only the key was sent
 */
record CallerKey(Optional<String> name, String key) {

    /** Returns the credentials; empty if they are missing, malformed or ambiguous. */
    static Optional<CallerKey> of(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        return headers.size() == 1 ? parse(headers.get(0)) : Optional.empty();
    }

    private static Optional<CallerKey> parse(String header) {
        var words = header.strip().split(" +", 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        if (words[0].equalsIgnoreCase("Bearer")) {
            return Optional.of(new CallerKey(Optional.empty(), words[1]));
        }
        return words[0].equalsIgnoreCase("Basic") ? basic(words[1]) : Optional.empty();
    }

    private static Optional<CallerKey> basic(String encoded) {
        try {
            var decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            new CallerKey(Optional.of(decoded.substring(0, colon)), decoded.substring(colon + 1)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "CallerKey[hidden]";
    }
}
