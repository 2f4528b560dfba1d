package dev.bonin.portone;

/** A call of PortOne's REST API, as its OpenAPI file documents it. */
public interface Operation {
    /** Returns its method and path, such as {@code GET /certifications/{imp_uid}}. */
    String title();

    Effect effect();

    /** Returns the size of the largest answer that is read; a larger one is not recognized. */
    default int mostBytes() {
        return 64 * 1024;
    }

    /** What a call does that a repetition would do again. */
    enum Effect {
        /** Nothing: it may be repeated. */
        NONE,
        /** Erases a record. An answer that PortOne cannot serve means that it did not. */
        ERASES,
        /** Has a message sent to a person, or uses up one of few attempts: repeated only if it was never sent. */
        REACHES_A_PERSON
    }
}
