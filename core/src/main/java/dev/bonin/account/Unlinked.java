package dev.bonin.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A link that has ended.
 *
 * @param link as it was
 * @param rejoinAfter until when its person may not come back; empty where they may at once
 */
public record Unlinked(AccountLink link, Optional<Instant> rejoinAfter) {}
