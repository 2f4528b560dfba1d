package dev.bonin.boot;

import dev.bonin.engine.Bonin;
import dev.bonin.engine.OperatorLog;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes Bonin's messages to the log of the application, under the name of {@link Bonin}. */
final class ApplicationLog implements OperatorLog {
    private static final Logger LOG = LoggerFactory.getLogger(Bonin.class);

    @Override
    public void log(Level level, String message, @Nullable Throwable failure) {
        switch (level) {
            case ERROR -> LOG.error(message, failure);
            case WARNING -> LOG.warn(message, failure);
            default -> LOG.info(message, failure);
        }
    }
}
