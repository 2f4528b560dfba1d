package dev.bonin.web.problem;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The request is invalid. Carries the code of the problem, and nothing of the request. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final LinkedHashMap<String, Object> members = new LinkedHashMap<>();

    public BadInputException(ProblemCode code) {
        this(code, null);
    }

    /** @param member our own name of the invalid value, sent as {@code member}; null if the code makes it clear */
    public BadInputException(ProblemCode code, @Nullable String member) {
        super(code.code(), null, false, false);
        this.code = code;
        if (member != null) {
            members.put("member", member);
        }
    }

    /** Returns the exception for a body with an unknown member; the problem lists the {@code known} ones, sorted. */
    public static BadInputException unknownMember(Collection<String> known) {
        var bad = new BadInputException(ProblemCode.UNKNOWN_MEMBER);
        bad.members.put("known", new TreeSet<>(known));
        return bad;
    }

    /**
     * Adds a member to the problem and returns this exception.
     *
     * @param text our own word or advice; never a value of the request
     */
    public BadInputException with(String name, String text) {
        members.put(name, text);
        return this;
    }

    /** Returns the code of the problem. */
    public ProblemCode code() {
        return code;
    }

    /** Returns the members that the problem gets in addition; none is a value of the request. */
    Map<String, Object> members() {
        return members;
    }
}
