package dev.bonin.server.application;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.problem.UnreadableParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an erasure reaches PortOne, too: {@code at_source}, in the query or in the body of a POST. */
final class AtSource {
    private static final String NAME = "at_source";
    private static final Set<String> MEMBERS = Set.of(NAME);

    private AtSource() {}

    /**
     * Returns whether the query says so; false if it says nothing.
     *
     * @throws BadInputException if it is neither {@code true} nor {@code false}, or repeated
     */
    static boolean inAddress(HttpServletRequest request) {
        var said = values(request);
        if (said == null) {
            return false;
        }
        if (said.length > 1) {
            throw new BadInputException(CallReason.REPEATED_PARAMETER, NAME);
        }
        return switch (said[0]) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadInputException(CallReason.MALFORMED_PARAMETER, NAME);
        };
    }

    /** A query that cannot be decoded is not known to leave it out. */
    private static String @Nullable [] values(HttpServletRequest request) {
        try {
            return request.getParameterValues(NAME);
        } catch (RuntimeException failure) {
            if (UnreadableParameters.areIn(failure)) {
                throw new BadInputException(CallReason.MALFORMED_PARAMETER, NAME);
            }
            throw failure;
        }
    }

    /**
     * Returns whether the query or the body says so.
     *
     * @throws BadInputException as {@link #inAddress}, if the body is no JSON object of this member, or if both say it
     */
    static boolean inAddressOrBody(HttpServletRequest request) {
        var body = StrictBody.readIfAny(request, MEMBERS); // first: a container would take a form for the query
        var inAddress = inAddress(request);
        if (body.has(NAME) && values(request) != null) {
            throw new BadInputException(CallReason.REPEATED_PARAMETER, NAME);
        }
        return inAddress || body.flag(NAME);
    }
}
