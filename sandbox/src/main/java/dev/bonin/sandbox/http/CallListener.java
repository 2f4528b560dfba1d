package dev.bonin.sandbox.http;

/** Hears of every call that was answered. */
@FunctionalInterface
public interface CallListener {

    /** Called after the answer went out.
     *
     * @param status as sent, or 0 when the caller got no answer at all
     */
    void answered(String method, String template, int status);
}
