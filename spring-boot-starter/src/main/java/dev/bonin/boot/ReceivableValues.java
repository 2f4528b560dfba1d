package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.person.IdentityValue;
import dev.bonin.verification.Mode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of a person that an application can receive for a code: all if a purpose hands them over. */
public final class ReceivableValues {
    private ReceivableValues() {}

    /**
     * Returns the values, by their codes, that at least one purpose hands over or stores.
     *
     * @throws RefusedStartException if a purpose names others
     */
    public static Set<String> of(BoninProperties properties, Mode mode) {
        return properties.purposes(mode).entrySet().stream()
                .flatMap(purpose -> values(purpose.getKey(), purpose.getValue()))
                .map(IdentityValue::code)
                .collect(Collectors.toSet());
    }

    private static Stream<IdentityValue> values(String name, BoninProperties.Purpose purpose) {
        return purpose.redeemWithin().isZero()
                ? PurposeSettings.values(name, purpose).stream()
                : Arrays.stream(IdentityValue.values());
    }
}
