package dev.bonin.verification;

import dev.bonin.secret.RedemptionCode;
import java.util.Optional;

/**
 * The one-time code that an accepted browser's page passes on to the application, which redeems it for the outcome. It
 * names its verification, so that nothing has to be kept beside it.
 *
 * @param proof proves that this browser finished it
 */
public record HandoverCode(VerificationId id, RedemptionCode proof) {
    private static final String BETWEEN = ".";

    /** Parses a value from a page; empty if the format does not match. */
    public static Optional<HandoverCode> tryParse(String text) {
        int between = text.indexOf(BETWEEN);
        return between < 0
                ? Optional.empty()
                : VerificationId.tryParse(text.substring(0, between))
                        .flatMap(id -> RedemptionCode.tryParse(text.substring(between + BETWEEN.length()))
                                .map(proof -> new HandoverCode(id, proof)));
    }

    /** Returns the text for the page: the id, a dot and 43 characters of base64url. */
    public String reveal() {
        return id.value() + BETWEEN + proof.reveal();
    }

    @Override
    public String toString() {
        return "HandoverCode[" + id + "]";
    }
}
