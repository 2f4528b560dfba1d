package dev.bonin.sealing;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * By what a person is found again: CI, or DI within its provider and merchant id. Source: domain rules on duplicates,
 * and 정보통신망법 시행령 제13조 제2항 (agency and time of provision are kept).
 *
 * @param id of its row
 * @param scope within what it tells people apart
 * @param indexes its hash under each live key of the index ring
 * @param sealed the value itself in base64url, so that it can be indexed anew with another key
 * @param providedBy the provider that told it
 */
public record PersonKey(
        String id,
        String application,
        Kind kind,
        KeyScope scope,
        Map<KeyId, String> indexes,
        WrappedDataKey dataKey,
        String sealed,
        String providedBy,
        Instant providedAt) {
    public PersonKey {
        indexes = Map.copyOf(indexes);
    }

    public enum Kind {
        CI,
        DI
    }

    /** Within what people with these keys can be told from others. */
    public static KeyScopes scopes(List<PersonKey> keys) {
        return KeyScopes.of(keys.stream().map(PersonKey::scope).collect(Collectors.toSet()));
    }

    /** Names its row and nothing of the person. */
    @Override
    public String toString() {
        return "PersonKey[" + id + ", " + kind + "]";
    }
}
