package dev.bonin.portone;

/** Source: PortOne V1 OpenAPI, {@code CertificationAnnotation.gender}. */
public enum Gender {
    MALE,
    FEMALE,
    /** A value that PortOne did not document when this was written. */
    UNKNOWN;

    static Gender of(String reported) {
        return switch (reported) {
            case "male" -> MALE;
            case "female" -> FEMALE;
            default -> UNKNOWN;
        };
    }
}
