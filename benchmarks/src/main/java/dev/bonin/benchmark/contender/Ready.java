package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.time.Duration;

/** Waits until a program answers. */
final class Ready {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 5;

    private Ready() {}

    /** Whether it answers; that nobody listens yet is no. */
    @FunctionalInterface
    interface Question {
        boolean ask() throws IOException, InterruptedException;
    }

    /** @throws IllegalStateException if it ends, or has not answered after a minute */
    static void await(Program program, Question question) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!answered(question)) {
            program.requireAlive();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No answer for " + LONGEST.toSeconds() + " s");
            }
        }
    }

    private static boolean answered(Question question) {
        try {
            if (question.ask()) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        } catch (IOException notYet) {
            return pause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
