package dev.bonin.guardian;

import dev.bonin.verification.Mode;
import java.time.Instant;

/**
 * What the page of a guardian shows.
 *
 * @param application who asks; an empty string for the application that Bonin is part of
 * @param purpose what the child was verified for
 * @param wording what to read before the decision
 * @param endsAt until when they can decide
 * @param verified whether this browser has verified an adult who may decide now
 */
public record GuardianVisit(
        String application, String purpose, Mode mode, Wording wording, Instant endsAt, boolean verified) {}
