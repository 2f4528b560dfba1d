package dev.bonin.portone;

/**
 * The mobile carrier as PortOne reports it. Some names differ in the browser's request ({@code KTF}, {@code MVNO}).
 *
 * <p>Source: PortOne V1 OpenAPI, {@code CertificationAnnotation.carrier}.
 */
public enum Carrier {
    SKT,
    KT,
    /** LG U+, {@code LGT} on the wire. */
    LGU,
    SKT_MVNO,
    KT_MVNO,
    LGU_MVNO,
    /** A value that is not documented in the OpenAPI this client was written against. */
    UNKNOWN;

    static Carrier of(String reported) {
        return switch (reported) {
            case "SKT" -> SKT;
            case "KT" -> KT;
            case "LGT" -> LGU;
            case "SKT_MVNO" -> SKT_MVNO;
            case "KT_MVNO" -> KT_MVNO;
            case "LGT_MVNO" -> LGU_MVNO;
            default -> UNKNOWN;
        };
    }
}
