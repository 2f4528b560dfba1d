package dev.bonin.sandbox.http;

/** Answers one request. */
@FunctionalInterface
public interface Handler {

    /** @throws Refusal when the request cannot be served; answered in PortOne's envelope */
    Response handle(Request request);
}
