package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.merchant.Provider;
import java.util.regex.Pattern;

/**
 * Which ids a provider accepts. NHN KCP: 40 letters and digits (PortOne's guide). The others' limits are not
 * documented; here, any text without control characters.
 */
enum IdentifierRule {
    KCP("1 to 40 letters and digits, which is NHN KCP's rule", "[A-Za-z0-9]{1,40}"),
    OTHERS("a text without control characters", "(?=.*\\S)[^\\p{Cc}]+");

    private final String expected;
    private final Pattern pattern;

    IdentifierRule(String expected, String pattern) {
        this.expected = expected;
        this.pattern = Pattern.compile(pattern);
    }

    static IdentifierRule of(Provider provider) {
        return provider == Provider.KCP_V2 ? KCP : OTHERS;
    }

    /** @throws Refusal if the id is not accepted */
    void require(String id) {
        if (!accepts(id)) {
            throw Refusal.badRequest("identityVerificationId: not accepted (expected: " + expected + ")");
        }
    }

    boolean accepts(String id) {
        return pattern.matcher(id).matches();
    }

    String expected() {
        return expected;
    }
}
