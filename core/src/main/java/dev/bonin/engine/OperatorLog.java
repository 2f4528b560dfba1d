package dev.bonin.engine;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The log for operators. Messages contain no personal data and no secret. Implementations must be thread-safe. */
@FunctionalInterface
public interface OperatorLog {

    /**
     * Writes one message.
     *
     * @param level {@code INFO}; {@code WARNING} if an operator may have to act; {@code ERROR} if an operator has
     *     to act
     * @param failure an exception to log with its stack trace, without messages of others than Bonin; null if the
     *     message is complete
     */
    void log(Level level, String message, @Nullable Throwable failure);

    /** Returns the Java platform's logger named {@code dev.bonin}. */
    static OperatorLog ofPlatform() {
        var logger = System.getLogger("dev.bonin");
        return logger::log;
    }
}
