package dev.bonin.sandbox.http;

/** Answers one request. */
@FunctionalInterface
public interface Handler {

    /** Answers it.
     *
     * @throws Refusal when the request cannot be served; the caller gets it in the envelope
     */
    Response handle(Request request);
}
