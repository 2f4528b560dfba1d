package dev.bonin.engine;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Where operators read what goes on. Messages name no person and no secret. Several threads call it at once. */
@FunctionalInterface
public interface OperatorLog {

    /**
     * Writes one message.
     *
     * @param level {@code INFO}, {@code WARNING} where an operator may have to act, {@code ERROR} where they have to
     * @param failure what was thrown, with its stack; null where the message says it all
     */
    void log(Level level, String message, @Nullable Throwable failure);

    /** Returns the log of the Java platform, under the name {@code dev.bonin}. */
    static OperatorLog ofPlatform() {
        var logger = System.getLogger("dev.bonin");
        return logger::log;
    }
}
