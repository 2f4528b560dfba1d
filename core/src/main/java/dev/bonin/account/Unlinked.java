package dev.bonin.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A link that has ended.
 *
 * @param link the link before it ended
 * @param rejoinAfter when its person may rejoin; empty if at once
 */
public record Unlinked(AccountLink link, Optional<Instant> rejoinAfter) {}
