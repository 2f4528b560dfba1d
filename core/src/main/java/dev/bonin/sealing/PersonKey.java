package dev.bonin.sealing;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A key by which a person is recognised: the CI, or the DI within its provider and merchant id. Agency and time of
 * provision are stored because of 정보통신망법 시행령 제13조 제2항.
 *
 * @param id id of the row
 * @param scope the scope within which the key distinguishes persons
 * @param indexes hashes of the value, one per index key of the ring
 * @param sealed the value itself in base64url, so that it can be indexed again with another key
 * @param providedBy the provider that reported the value
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

    /** Returns the scopes within which these keys distinguish a person from others. */
    public static KeyScopes scopes(List<PersonKey> keys) {
        return KeyScopes.of(keys.stream().map(PersonKey::scope).collect(Collectors.toSet()));
    }

    /** Names the row without personal data. */
    @Override
    public String toString() {
        return "PersonKey[" + id + ", " + kind + "]";
    }
}
