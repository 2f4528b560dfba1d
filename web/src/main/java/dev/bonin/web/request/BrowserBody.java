package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a browser posts: JSON, as in PortOne's guide, or a form. Ambiguous input is refused. */
public final class BrowserBody {
    private static final Pattern FORM = Pattern.compile("\\s*[A-Za-z0-9_.%+\\[\\]-]+=.*", Pattern.DOTALL);

    private static final Members NOTHING = (name, ifNoText) -> Optional.empty();

    private final Reason unreadable;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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
    public Members read(HttpServletRequest request) throws IOException {
        // Jetty's getContentType() throws if Java does not know the charset
        var type = BodyType.of(request.getHeader("Content-Type"))
                .orElseThrow(() -> new BadInputException(CallReason.UNSUPPORTED_MEDIA_TYPE));
        var body = RequestBytes.read(request);
        if (type == BodyType.JSON) {
            return fromJson(body);
        }
        return body.length == 0 ? fromParameters(request) : fromForm(body);
    }

    /**
     * Returns the members of a body that may be missing; no members if it is.
     *
     * @throws BadInputException as {@link #read}, also if there is a body without a type
     */
    public Members readIfAny(HttpServletRequest request) throws IOException {
        var missing = request.getHeader("Content-Type") == null
                && request.getContentLengthLong() <= 0
                && RequestBytes.read(request).length == 0;
        return missing ? NOTHING : read(request);
    }

    private Members fromJson(byte[] body) {
        var tree = tree(body);
        if (!tree.isObject()) {
            throw new BadInputException(unreadable);
        }
        return (name, ifNoText) -> {
            var member = tree.path(name);
            if (!member.isMissingNode() && !member.isNull() && !member.isString()) {
                throw new BadInputException(ifNoText, name);
            }
            return Optional.of(member.stringValue("")).filter(text -> !text.isEmpty());
        };
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException broken) {
            // jQuery sends a form under any content type, unless the page calls JSON.stringify itself
            var form = FORM.matcher(new String(body, StandardCharsets.UTF_8)).matches();
            throw new BadInputException(form ? CallReason.FORM_LABELLED_JSON : unreadable);
        }
    }

    /**
     * Reads the values from the container: it has consumed the form if a filter of the application asked for a
     * parameter.
     */
    private static Members fromParameters(HttpServletRequest request) {
        var address =
                FormText.parse(Optional.ofNullable(request.getQueryString()).orElse(""));
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
