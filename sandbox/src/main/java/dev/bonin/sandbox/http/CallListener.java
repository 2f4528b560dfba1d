package dev.bonin.sandbox.http;

/** Hears of every call. */
@FunctionalInterface
public interface CallListener {

    /** Called before the answer goes out, so that whoever has the answer finds the call recorded.
     *
     * @param status as sent, or 0 when the caller gets no answer at all
     */
    void answered(String method, String template, int status);
}
