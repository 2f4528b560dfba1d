package dev.bonin.portone;

/** The gender as PortOne reports it. Source: PortOne V1 OpenAPI, {@code CertificationAnnotation.gender}. */
public enum Gender {
    MALE,
    FEMALE,
    /** A value that is not documented in the OpenAPI this client was written against. */
    UNKNOWN;
}
