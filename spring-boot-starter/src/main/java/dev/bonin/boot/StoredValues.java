package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.person.IdentityValue;
import dev.bonin.verification.Mode;
import java.util.Set;
import java.util.stream.Collectors;

/** The values of a person that the declared purposes store. */
public final class StoredValues {
    private StoredValues() {}

    /**
     * Returns the values, by their codes, that at least one purpose stores.
     *
     * @throws RefusedStartException if a purpose names others
     */
    public static Set<String> of(BoninProperties properties, Mode mode) {
        return properties.purposes(mode).entrySet().stream()
                .flatMap(purpose -> PurposeSettings.values(purpose.getKey(), purpose.getValue()).stream())
                .map(IdentityValue::code)
                .collect(Collectors.toSet());
    }
}
