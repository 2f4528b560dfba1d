package dev.bonin.sandbox.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the outcome is returned to the page that opened the window. */
public sealed interface ReturnPath {

    /** Returns the data that the page's script needs to hand over {@code outcome}. */
    JsonObject describe(Outcome outcome);

    /** Returns the origin of the page that shows the window in a frame; empty if none does. */
    default Optional<String> frame() {
        return Optional.empty();
    }

    /**
     * A message to the page that opened the window or shows it in a frame.
     *
     * @param manner {@code popup} or {@code iframe}
     * @param origin the only origin that may read it
     * @param attempt returned unchanged, so that the page can distinguish its attempts
     */
    record ToPage(String manner, String origin, String attempt) implements ReturnPath {
        private static final String FRAME = "iframe";
        private static final Pattern ORIGIN =
                Pattern.compile("https?://(?:[A-Za-z0-9._-]{1,255}|\\[[0-9a-f:.]{2,45}])" + "(?::[0-9]{1,5})?");
        private static final Pattern ATTEMPT = Pattern.compile("[a-z0-9]{16,64}");

        /** Returns the path to the opener of a popup; empty if the origin is none that a browser reports. */
        public static Optional<ReturnPath> ofPopup(String origin, String attempt) {
            return of("popup", origin, attempt);
        }

        /** Returns the path to the page around a frame; empty if the origin is none that a browser reports. */
        public static Optional<ReturnPath> ofFrame(String origin, String attempt) {
            return of(FRAME, origin, attempt);
        }

        private static Optional<ReturnPath> of(String manner, String origin, String attempt) {
            boolean wellFormed =
                    ORIGIN.matcher(origin).matches() && ATTEMPT.matcher(attempt).matches();
            return wellFormed ? Optional.of(new ToPage(manner, origin, attempt)) : Optional.empty();
        }

        @Override
        public Optional<String> frame() {
            return Optional.of(origin).filter(page -> manner.equals(FRAME));
        }

        @Override
        public JsonObject describe(Outcome outcome) {
            return JsonObject.empty()
                    .with("mode", manner)
                    .with("page_origin", origin)
                    .with("attempt", attempt)
                    .with("outcome", outcome.response());
        }
    }

    /** The page's redirect address. */
    record ToAddress(String url) implements ReturnPath {
        private static final Pattern APP_LINK = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://[!-~&&[^\"<>\\\\^`{|}]]+");

        /** Schemes that could run a script in the window, or read what is on the computer. */
        private static final Set<String> UNSAFE = Set.of(
                "javascript",
                "vbscript",
                "data",
                "blob",
                "file",
                "filesystem",
                "about",
                "view-source",
                "ws",
                "wss",
                "ftp");

        /** Parses the address; empty unless it is absolute with http or https. */
        public static Optional<ReturnPath> of(String url) {
            try {
                URI uri = new URI(url);
                boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                return web && uri.getHost() != null ? Optional.of(new ToAddress(url)) : Optional.empty();
            } catch (URISyntaxException notAnAddress) {
                return Optional.empty();
            }
        }

        /** Parses the address like {@link #of}; also accepts one of an app, such as {@code portone://blank}. */
        public static Optional<ReturnPath> ofWebOrApp(String url) {
            var link = APP_LINK.matcher(url);
            boolean app = link.matches() && isOfAnApp(link.group(1).toLowerCase(Locale.ROOT));
            return app ? Optional.of(new ToAddress(url)) : of(url);
        }

        private static boolean isOfAnApp(String scheme) {
            return !UNSAFE.contains(scheme) && !scheme.equals("http") && !scheme.equals("https");
        }

        @Override
        public JsonObject describe(Outcome outcome) {
            return JsonObject.empty()
                    .with("mode", "redirect")
                    .with("return_to", with(outcome))
                    .with("outcome", outcome.response());
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
