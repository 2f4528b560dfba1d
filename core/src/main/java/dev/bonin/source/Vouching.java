package dev.bonin.source;

import dev.bonin.person.IdentityValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of {@code provenance.csv}: the assurance of one value with one method of one provider.
 *
 * @param method the verification method, such as {@code kakao}
 */
record Vouching(String provider, String method, IdentityValue value, Kind kind) {

    /** The assurance in the file's words. */
    enum Kind {
        VERIFIED,
        SELF_ASSERTED,
        /** Verified if the merchant's contract includes the value, otherwise absent. */
        CONTRACT,
        ABSENT;

        static Optional<Kind> tryParse(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }
}
