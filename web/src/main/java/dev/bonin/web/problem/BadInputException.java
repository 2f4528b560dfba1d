package dev.bonin.web.problem;

import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The request is invalid. Carries the code of the problem, and nothing of the request. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final LinkedHashMap<String, Object> members = new LinkedHashMap<>();

    public BadInputException(Reason reason) {
        this(reason, null);
    }

    /** @param member our own name of the invalid value, sent as {@code member}; null if the code makes it clear */
    public BadInputException(Reason reason, @Nullable String member) {
        super(reason.code(), null, false, false);
        this.reason = reason;
        if (member != null) {
            members.put("member", member);
        }
    }

    /** Returns the exception for a body with an unknown member; the problem lists the {@code known} ones, sorted. */
    public static BadInputException unknownMember(Collection<String> known) {
        var bad = new BadInputException(CallReason.UNKNOWN_MEMBER);
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

    /** Returns the reason of the problem. */
    public Reason reason() {
        return reason;
    }

    /** Returns the members that the problem gets in addition; none is a value of the request. */
    Map<String, Object> members() {
        return members;
    }
}
