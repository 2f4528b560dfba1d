package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Program;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the resident memory of a program twice a second, until it is closed. */
final class ResidentMemory implements AutoCloseable {
    private static final long PERIOD_MILLIS = 500;
    private static final long LONGEST_READING_SECONDS = 30;
    private static final double MIB = 1024 * 1024;

    private final LongSupplier bytes;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> readings;
    private long highest;
    private long last;
    private @Nullable RuntimeException failure;

    private ResidentMemory(LongSupplier bytes) {
        this.bytes = bytes;
        read();
        this.readings =
                clock.scheduleAtFixedRate(this::readOrRemember, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    static ResidentMemory of(Program program) {
        return of(program::residentBytes);
    }

    static ResidentMemory of(LongSupplier bytes) {
        return new ResidentMemory(bytes);
    }

    /** Reads it now. */
    synchronized void read() {
        last = bytes.getAsLong();
        highest = Math.max(highest, last);
    }

    private synchronized void readOrRemember() {
        try {
            read();
        } catch (RuntimeException unread) {
            failure = unread;
            throw unread; // which ends the readings
        }
    }

    synchronized double highestMib() {
        return highest / MIB;
    }

    /** Returns what was read last. */
    synchronized double lastMib() {
        return last / MIB;
    }

    /**
     * Ends the readings.
     *
     * @throws IllegalStateException if one failed, so that the figures are not of the whole time
     */
    @Override
    public void close() {
        readings.cancel(false);
        clock.shutdown();
        try {
            if (!clock.awaitTermination(LONGEST_READING_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A reading of the resident memory does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        requireSuccess();
    }

    private synchronized void requireSuccess() {
        if (failure != null) {
            throw new IllegalStateException("The resident memory could not be read to the end", failure);
        }
    }
}
