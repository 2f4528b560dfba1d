package dev.bonin.sandbox.http;

/** Answers one request. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers a request.
     *
     * @throws Refusal if the request cannot be served; the client gets it in the form of the path
     */
    Response handle(Request request);
}
