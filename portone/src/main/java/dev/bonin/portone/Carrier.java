package dev.bonin.portone;

/**
 * The mobile carrier as PortOne reports it. Some names differ in the browser's request ({@code KTF}, {@code MVNO}).
 *
 * <p>Source: PortOne V1 OpenAPI, {@code CertificationAnnotation.carrier}; V2 OpenAPI, {@code
 * IdentityVerificationOperator}.
 */
public enum Carrier {
    SKT,
    KT,
    /** LG U+, {@code LGT} in V1. */
    LGU,
    SKT_MVNO,
    KT_MVNO,
    LGU_MVNO,
    /** A value that is not documented in the OpenAPI this client was written against. */
    UNKNOWN;
}
