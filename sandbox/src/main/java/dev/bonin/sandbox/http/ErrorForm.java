package dev.bonin.sandbox.http;

/** How the errors of a part of the port look. */
@FunctionalInterface
public interface ErrorForm {

    /** Returns the answer to a call that failed with this status. */
    Response failure(int status, String message);
}
