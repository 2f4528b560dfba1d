package dev.bonin.sealing;

import dev.bonin.person.IdentityValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores the values that a person typed before the verification so that they can be compared with the certified ones
 * but not read: as hashes under the index keys, bound to one request.
 */
public final class FormSealer {
    private final KeyRings rings;

    FormSealer(KeyRings rings) {
        this.rings = rings;
    }

    /**
     * Returns the hashes of a form.
     *
     * @param values the typed values, normalised for comparison
     * @param request id of the request that the form belongs to
     */
    public String seal(Map<IdentityValue, String> values, String request) {
        var ring = rings.current();
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(typed -> typed.getKey().code() + "="
                                + hashes(ring, typed.getKey(), typed.getValue(), request)
                                        .sorted()
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining(";"));
    }

    private static Stream<String> hashes(KeyRing ring, IdentityValue value, String text, String request) {
        return ring.index(Associated.parts("form:v1", request, value.code(), text)).entrySet().stream()
                .map(hash -> hash.getKey().hex() + ":" + hash.getValue());
    }

    /** Returns the values that a form contains. */
    public static Set<IdentityValue> typed(String form) {
        var typed = EnumSet.noneOf(IdentityValue.class);
        fields(form).forEach(field -> typed.add(field.value()));
        return typed;
    }

    /**
     * Returns the typed values that equal the certified ones. A value whose index keys have all been removed equals
     * nothing.
     */
    public Set<IdentityValue> equal(String form, Map<IdentityValue, String> certified, String request) {
        var ring = rings.current();
        var equal = EnumSet.noneOf(IdentityValue.class);
        fields(form)
                .filter(field -> Optional.ofNullable(certified.get(field.value()))
                        .filter(text ->
                                hashes(ring, field.value(), text, request).anyMatch(field.hashes()::contains))
                        .isPresent())
                .forEach(field -> equal.add(field.value()));
        return equal;
    }

    private record Field(IdentityValue value, Set<String> hashes) {}

    private static Stream<Field> fields(String form) {
        return form.isEmpty()
                ? Stream.empty()
                : Arrays.stream(form.split(";", -1)).map(FormSealer::field);
    }

    private static Field field(String text) {
        var parts = text.split("=", 2);
        var value = IdentityValue.tryParse(parts[0]);
        if (parts.length < 2 || value.isEmpty()) {
            throw new SealingException("the stored form is malformed; it was changed outside Bonin");
        }
        return new Field(value.get(), Set.of(parts[1].split(",", -1)));
    }
}
