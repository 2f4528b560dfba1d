package dev.bonin.chore;

import java.time.Duration;

/**
 * Recurring background work. One run is bounded, may be repeated, and may execute on several nodes at once. The next
 * run continues what one run leaves undone.
 *
 * @param name the name in log lines
 * @param pause the time between the end of one run and the start of the next
 */
public record Chore(String name, Duration pause, Runnable work) {}
