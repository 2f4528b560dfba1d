package dev.bonin.policy;

import dev.bonin.age.SeoulCalendar;
import dev.bonin.person.Identity;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A policy that asks how a person stands with the application. People are found by CI or by DI, either will do, so it
 * needs neither of the two in particular; where both are missing the standing says so, and nothing passes.
 */
interface StandingPolicy extends Policy {
    /** Later than any day that is worth telling: a ban until then is for good. */
    Instant END_OF_CALENDAR = Instant.parse("9999-12-31T00:00:00Z");

    /** The verdict on a person who was found, or is new. */
    Verdict judgeFound(Standing standing, Circumstances circumstances);

    @Override
    default boolean needsStanding() {
        return true;
    }

    @Override
    default Verdict judge(Identity identity, Circumstances circumstances) {
        return circumstances
                .standing()
                .map(standing -> judgeStanding(standing, circumstances))
                .orElseGet(() -> Verdict.unavailable(PolicyReason.STANDING_UNKNOWN));
    }

    private Verdict judgeStanding(Standing standing, Circumstances circumstances) {
        return switch (standing.match()) {
            case UNCHECKABLE -> Verdict.unavailable(PolicyReason.NO_PERSON_KEY);
            case CONFLICT -> Verdict.fail(PolicyReason.PERSON_CONFLICT);
            case NEW, KNOWN -> judgeFound(standing, circumstances);
        };
    }

    /**
     * A pass, unless this person may be kept in one of these groups under a key that nobody can compare with theirs.
     */
    static Verdict passUnlessAmong(Standing standing, Group... groups) {
        return standing.mayBeAmong(groups) ? Verdict.unavailable(PolicyReason.STANDING_UNKNOWN) : Verdict.pass();
    }

    /** What of {@code until} is still to come. */
    static Optional<Instant> pending(Optional<Instant> until, Circumstances circumstances) {
        return until.filter(circumstances.now()::isBefore);
    }

    /** A failure until the first day after {@code until}, or one for good. */
    static Verdict failUntil(PolicyReason reason, Instant until) {
        return dayAfter(until).map(day -> Verdict.failUntil(reason, day)).orElseGet(() -> Verdict.fail(reason));
    }

    private static Optional<LocalDate> dayAfter(Instant until) {
        return Optional.of(until).filter(END_OF_CALENDAR::isAfter).map(SeoulCalendar::firstDayFrom);
    }
}
