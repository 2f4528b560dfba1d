package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.time.Duration;

/** Waits until a program answers. */
final class Ready {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 5;

    private Ready() {}

    /** Returns whether the program answers; a refused connection counts as no. */
    @FunctionalInterface
    interface Question {
        boolean ask() throws IOException, InterruptedException;
    }

    /**
     * Waits for an answer. Closes the program if there is none.
     *
     * @throws IllegalStateException if it ends, or has not answered after {@link #LONGEST}
     */
    static void await(Program program, Question question) {
        try {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!answered(question)) {
                program.requireAlive();
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("No answer for " + LONGEST.toSeconds() + " s");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            program.requireAlive(); // otherwise another program has answered, on the same port
        } catch (InterruptedException interrupted) {
            program.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        } catch (RuntimeException inVain) {
            program.close();
            throw inVain;
        }
    }

    private static boolean answered(Question question) throws InterruptedException {
        try {
            return question.ask();
        } catch (IOException notYet) {
            return false;
        }
    }
}
