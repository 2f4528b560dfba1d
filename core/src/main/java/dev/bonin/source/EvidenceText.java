package dev.bonin.source;

import java.util.Optional;

/** Reads evidence of either API from text. */
public final class EvidenceText {
    private EvidenceText() {}

    /** Parses an untrusted id; empty if it is malformed. */
    public static Optional<Evidence> tryParse(PortOneApi api, String text) {
        return switch (api) {
            case V1 -> ImpUid.tryParse(text).map(id -> id);
            case V2 -> IdentityVerificationId.tryParse(text).map(id -> id);
        };
    }

    /**
     * Reads a stored id.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static Evidence read(PortOneApi api, String text) {
        return switch (api) {
            case V1 -> new ImpUid(text);
            case V2 -> new IdentityVerificationId(text);
        };
    }
}
