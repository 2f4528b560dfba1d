package dev.bonin.sandbox.http;

/** A listener for every call. */
@FunctionalInterface
public interface CallListener {

    /**
     * Called before the answer is sent, so that a client that has the answer finds the call recorded.
     *
     * @param status as sent, or 0 if there is no answer
     */
    void answered(String method, String template, int status);
}
