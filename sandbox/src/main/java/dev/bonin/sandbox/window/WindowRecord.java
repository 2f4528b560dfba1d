package dev.bonin.sandbox.window;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;

/** The record behind a window, of PortOne V1 or V2, and how each tells the page. */
public interface WindowRecord {

    /** Returns the ids by which the page knows the record. */
    JsonObject ids();

    /** Marks the record as verified for this person; returns false if it cannot be any more. */
    boolean verify(Person person, Agency agency);

    /**
     * Ends the attempt without a result.
     *
     * @param reason a key below {@code error.} of the texts
     */
    void fail(String reason);

    /** Returns the code by which the page's developer knows the reason, to be shown to the person. */
    String code(String reason);

    /** Returns the outcome of a verified record. */
    Outcome verified();

    /**
     * Returns the outcome of a failed attempt.
     *
     * @param reason a key below {@code error.} of the texts
     * @param sentence the reason in the person's language
     */
    Outcome failed(String reason, String sentence);
}
