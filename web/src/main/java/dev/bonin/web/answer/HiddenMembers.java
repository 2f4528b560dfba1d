package dev.bonin.web.answer;

import java.util.LinkedHashMap;

/**
 * The members of an answer, in order. {@code toString} hides them: some are secrets, and frameworks log what they
 * write.
 */
public final class HiddenMembers extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return "HiddenMembers[" + size() + "]";
    }
}
