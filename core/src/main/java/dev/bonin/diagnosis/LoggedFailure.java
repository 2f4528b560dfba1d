package dev.bonin.diagnosis;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An unexpected failure as logs may show it: the class and the stack frames of it, of its causes and of what was
 * suppressed. Of messages only those of our own exceptions, which quote no value, and those in which the Java machine
 * names a class or its memory. Others may quote personal data or a secret: a driver of a database quotes the row, a
 * JSON parser the text.
 */
public final class LoggedFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String OURS = "dev.bonin.";

    private LoggedFailure(Throwable failure, Set<Throwable> seen) {
        super(description(failure), cause(failure, seen), true, true);
        setStackTrace(failure.getStackTrace());
        for (var suppressed : failure.getSuppressed()) {
            if (seen.add(suppressed)) {
                addSuppressed(new LoggedFailure(suppressed, seen));
            }
        }
    }

    /** Returns {@code failure} without messages that may quote something. */
    public static LoggedFailure of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(failure);
        return new LoggedFailure(failure, seen);
    }

    /** Returns the message of {@code failure} if it may be logged, otherwise the name of its class. */
    public static String words(Throwable failure) {
        var message = failure.getMessage();
        return message != null && isSafe(failure, message)
                ? message
                : failure.getClass().getName();
    }

    private static @Nullable Throwable cause(Throwable failure, Set<Throwable> seen) {
        var cause = failure.getCause();
        return cause != null && seen.add(cause) ? new LoggedFailure(cause, seen) : null;
    }

    private static String description(Throwable failure) {
        var name = failure.getClass().getName();
        var message = failure.getMessage();
        return message == null || !isSafe(failure, message) ? name : name + ": " + message;
    }

    private static boolean isSafe(Throwable failure, String message) {
        return (isOurs(failure) || isOfTheMachine(failure)) && !isOfCause(message, failure.getCause());
    }

    private static boolean isOurs(Throwable failure) {
        return failure.getClass().getName().startsWith(OURS);
    }

    /** Not of others: an ExceptionInInitializerError, too, quotes the exception before it. */
    private static boolean isOfTheMachine(Throwable failure) {
        return failure instanceof NoClassDefFoundError
                || failure instanceof IncompatibleClassChangeError
                || failure instanceof VirtualMachineError;
    }

    /** An exception that is created without a message takes the text of its cause. */
    private static boolean isOfCause(String message, @Nullable Throwable cause) {
        return cause != null && (message.equals(cause.toString()) || message.equals(cause.getMessage()));
    }
}
