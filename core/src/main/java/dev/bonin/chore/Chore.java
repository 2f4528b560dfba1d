package dev.bonin.chore;

import java.time.Duration;

/**
 * Work that comes up again and again. One run is bounded, may happen twice, and may happen on several nodes at once;
 * what it leaves undone the next run does.
 *
 * @param name for the log
 * @param pause between the end of one run and the begin of the next
 */
public record Chore(String name, Duration pause, Runnable work) {}
