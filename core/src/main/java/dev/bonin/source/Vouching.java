package dev.bonin.source;

import dev.bonin.person.IdentityValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of {@code provenance.csv}: what becomes of one value with one method of one provider.
 *
 * @param method how somebody verifies themselves there, such as {@code kakao}
 */
record Vouching(String provider, String method, IdentityValue value, Kind kind) {

    /** What becomes of it, in the file's words. */
    enum Kind {
        VERIFIED,
        SELF_ASSERTED,
        /** Absent unless the contract includes it, verified where it does. */
        CONTRACT,
        ABSENT;

        static Optional<Kind> tryParse(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }
}
