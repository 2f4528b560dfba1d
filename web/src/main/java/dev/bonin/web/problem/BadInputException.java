package dev.bonin.web.problem;

import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What came cannot be read. Carries which problem it is, and nothing of what came. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final LinkedHashMap<String, Object> members = new LinkedHashMap<>();

    public BadInputException(Reason reason) {
        this(reason, null);
    }

    /** @param member our own name of what it is about, told as {@code member}; null where that is clear */
    public BadInputException(Reason reason, @Nullable String member) {
        super(reason.code(), null, false, false);
        this.reason = reason;
        if (member != null) {
            members.put("member", member);
        }
    }

    /** A body with a member besides those that are {@code known}, which are told, in their order. */
    public static BadInputException unknownMember(Collection<String> known) {
        var bad = new BadInputException(CallReason.UNKNOWN_MEMBER);
        bad.members.put("known", new TreeSet<>(known));
        return bad;
    }

    /**
     * The same, telling more.
     *
     * @param text our own word, or what the caller is to know; nothing that came
     */
    public BadInputException with(String name, String text) {
        members.put(name, text);
        return this;
    }

    /** Returns which problem it is. */
    public Reason reason() {
        return reason;
    }

    /** What the problem tells besides its text: our own words only. */
    Map<String, Object> members() {
        return members;
    }
}
