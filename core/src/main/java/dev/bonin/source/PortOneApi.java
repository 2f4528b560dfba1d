package dev.bonin.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The API of PortOne by which a person is verified. A page and the server use the same one. */
public enum PortOneApi {
    /** {@code IMP.certification}, {@code imp_uid}. */
    V1,
    /** {@code PortOne.requestIdentityVerification}, {@code identityVerificationId}. */
    V2;

    /** Returns its name in settings and answers: {@code v1} or {@code v2}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses a {@link #code}; empty if there is no such API. */
    public static Optional<PortOneApi> tryParse(String code) {
        return Arrays.stream(values()).filter(api -> api.code().equals(code)).findFirst();
    }
}
