package dev.bonin.jdbc.engine;

import java.util.Collections;

/**
 * The text of a query for rows with one of some keys.
 *
 * @param text with {@code %s} in place of the keys, as in {@code WHERE id IN (%s)}
 * @param key the text of one key: {@code ?}, or a query that finds it
 */
public record Keyed(String text, String key) {
    public static Keyed of(String text) {
        return new Keyed(text, "?");
    }

    /** Returns the same query, followed by a clause. */
    public Keyed and(String clause) {
        return new Keyed(text + clause, key);
    }

    /** Returns the query for so many keys. */
    public String of(int many) {
        return text.formatted(String.join(", ", Collections.nCopies(many, key)));
    }
}
