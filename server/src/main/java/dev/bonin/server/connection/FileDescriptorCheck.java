package dev.bonin.server.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns once a minute that file descriptors run out; Jetty would log a stack trace every second. */
final class FileDescriptorCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FileDescriptorCheck.class);
    private static final double NEARLY_ALL = 0.95;
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long lastSaid = System.nanoTime() - PAUSE_NANOS;

    void look(long now) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getOpenFileDescriptorCount() > system.getMaxFileDescriptorCount() * NEARLY_ALL
                && now - lastSaid >= PAUSE_NANOS) {
            lastSaid = now;
            LOG.warn(
                    "Connections: {} of {} file descriptors are open, so new connections wait. Raise the limit of the process (ulimit -n,"
                            + " LimitNOFILE) or lower bonin.connections.most",
                    system.getOpenFileDescriptorCount(),
                    system.getMaxFileDescriptorCount());
        }
    }
}
