package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Reads what a browser posts: JSON, as in PortOne's guide, or a form. Ambiguous input is refused. */
public final class BrowserBody {
    private static final Pattern FORM = Pattern.compile("\\s*[A-Za-z0-9_.%+\\[\\]-]+=.*", Pattern.DOTALL);

    private static final Members NOTHING = (name, ifNoText) -> Optional.empty();

    private final Reason unreadable;

    /** @param unreadable the reason for invalid JSON */
    public BrowserBody(Reason unreadable) {
        this.unreadable = unreadable;
    }

    /** The members of a body by name. */
    public interface Members {
        /**
         * Returns the text of {@code name}; empty if it is missing, null or an empty string.
         *
         * @param ifNoText the code if the member is not a string
         */
        Optional<String> text(String name, Reason ifNoText);
    }

    /**
     * Returns the members of the body.
     *
     * @throws BadInputException if it is too large, of an unsupported type, invalid or ambiguous
     */
    public Members read(HttpServletRequest request) {
        // Jetty's getContentType() throws if Java does not know the charset
        var type = BodyType.of(request.getHeader("Content-Type"))
                .orElseThrow(() -> new BadInputException(CallReason.UNSUPPORTED_MEDIA_TYPE));
        var body = RequestBytes.read(request);
        var isGone = RequestBytes.isGone(body, request);
        if (type == BodyType.FORM) {
            return body.length == 0 ? fromParameters(request, isGone) : fromForm(body);
        }
        if (isGone) {
            throw new BadInputException(CallReason.BODY_CONSUMED);
        }
        return fromJson(body);
    }

    /**
     * Returns the members of a body that may be missing; no members if it is.
     *
     * @throws BadInputException as {@link #read}, also if there is a body without a type
     */
    public Members readIfAny(HttpServletRequest request) {
        return request.getHeader("Content-Type") == null && isMissing(request) ? NOTHING : read(request);
    }

    private static boolean isMissing(HttpServletRequest request) {
        if (request.getContentLengthLong() > 0) {
            return false;
        }
        var body = RequestBytes.read(request);
        return body.length == 0 && !RequestBytes.isGone(body, request);
    }

    private Members fromJson(byte[] body) {
        try {
            var members = JsonMembers.read(body).orElseThrow(() -> new BadInputException(unreadable));
            return members::text;
        } catch (JacksonException broken) {
            // jQuery sends a form under any content type, unless the page calls JSON.stringify itself
            var form = FORM.matcher(new String(body, StandardCharsets.UTF_8)).matches();
            throw new BadInputException(form ? CallReason.FORM_LABELLED_JSON : unreadable);
        }
    }

    /**
     * Reads the values from the container: it has consumed the form if a filter of the application asked for a
     * parameter. If it has none either, the filter has read the body itself, and the values are lost.
     */
    private static Members fromParameters(HttpServletRequest request, boolean isGone) {
        var address =
                FormText.parse(Optional.ofNullable(request.getQueryString()).orElse(""));
        if (isGone && request.getParameterMap().keySet().stream().allMatch(address::has)) {
            throw new BadInputException(CallReason.BODY_CONSUMED);
        }
        return (name, ifNoText) -> {
            var values = request.getParameterValues(name);
            if (values == null || (address.has(name) && values.length == 1)) {
                return Optional.empty();
            }
            if (values.length > 1) {
                throw new BadInputException(CallReason.REPEATED_PARAMETER);
            }
            return Optional.of(values[0]).filter(text -> !text.isEmpty());
        };
    }

    private static Members fromForm(byte[] body) {
        var form = FormText.parse(new String(body, StandardCharsets.UTF_8));
        return (name, ifNoText) -> Optional.of(form.only(name)).filter(text -> !text.isEmpty());
    }
}
