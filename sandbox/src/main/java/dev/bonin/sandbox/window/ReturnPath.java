package dev.bonin.sandbox.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the outcome is returned to the page that opened the window. */
sealed interface ReturnPath {

    /** Returns the data that the page's script needs to hand over {@code outcome}. */
    JsonObject describe(Outcome outcome);

    /**
     * A message to the opener of a popup.
     *
     * @param origin the only origin that may read it
     * @param attempt returned unchanged, so that the opener can distinguish its attempts
     */
    record ToOpener(String origin, String attempt) implements ReturnPath {
        private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s\\\\@]{1,255}");
        private static final Pattern ATTEMPT = Pattern.compile("[a-z2-7]{16,64}");

        static Optional<ReturnPath> of(String origin, String attempt) {
            boolean wellFormed =
                    ORIGIN.matcher(origin).matches() && ATTEMPT.matcher(attempt).matches();
            return wellFormed ? Optional.of(new ToOpener(origin, attempt)) : Optional.empty();
        }

        @Override
        public JsonObject describe(Outcome outcome) {
            return JsonObject.empty()
                    .with("mode", "popup")
                    .with("opener_origin", origin)
                    .with("attempt", attempt)
                    .with("outcome", outcome.rsp());
        }
    }

    /** The page's {@code m_redirect_url}. */
    record ToAddress(String url) implements ReturnPath {

        /**
         * Parses the address; empty unless it is absolute with http or https: any other scheme could run a script in
         * the window.
         */
        static Optional<ReturnPath> of(String url) {
            try {
                URI uri = new URI(url);
                boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                return web && uri.getHost() != null ? Optional.of(new ToAddress(url)) : Optional.empty();
            } catch (URISyntaxException notAnAddress) {
                return Optional.empty();
            }
        }

        @Override
        public JsonObject describe(Outcome outcome) {
            return JsonObject.empty()
                    .with("mode", "redirect")
                    .with("return_to", with(outcome))
                    .with("outcome", outcome.rsp());
        }

        /** Returns the address with the outcome appended to its query. */
        String with(Outcome outcome) {
            int hash = url.indexOf('#');
            String beforeFragment = hash < 0 ? url : url.substring(0, hash);
            String fragment = hash < 0 ? "" : url.substring(hash);
            return beforeFragment + joint(beforeFragment) + encode(outcome.query()) + fragment;
        }

        private static String joint(String address) {
            if (!address.contains("?")) {
                return "?";
            }
            return address.endsWith("?") || address.endsWith("&") ? "" : "&";
        }

        private static String encode(Map<String, String> query) {
            return query.entrySet().stream()
                    .map(field -> field.getKey() + "=" + encode(field.getValue()))
                    .collect(Collectors.joining("&"));
        }

        private static String encode(String value) {
            return URLEncoder.encode(value, UTF_8).replace("+", "%20");
        }
    }
}
