package dev.bonin.verification;

/**
 * Says whether people who are kept are also erased when their time is over, as the law demands (개인정보 보호법 제21조).
 * {@code dev.bonin.chore.Chores} says so of itself.
 */
@FunctionalInterface
public interface Upkeep {
    /** For where another process on the same database, or what wires this one, runs the chores. */
    Upkeep ELSEWHERE = () -> true;

    /** Returns whether all chores that the law demands are run again and again. */
    boolean isRunning();
}
