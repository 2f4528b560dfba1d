package dev.bonin.policy;

import dev.bonin.age.SeoulCalendar;
import dev.bonin.person.Identity;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A policy that needs the person's standing with the application. Persons are found by CI or DI and either is
 * sufficient, so it requires neither value in particular; without both, the standing is uncheckable and nobody passes.
 */
interface StandingPolicy extends Policy {
    /** Bans until this time or later are permanent: no day is given. */
    Instant END_OF_CALENDAR = Instant.parse("9999-12-31T00:00:00Z");

    /** Returns the verdict for a person who was found or is new. */
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

    /** Returns a pass, unless these groups may contain this person under a key that cannot be compared with theirs. */
    static Verdict passUnlessAmong(Standing standing, Group... groups) {
        return standing.mayBeAmong(groups) ? Verdict.unavailable(PolicyReason.STANDING_UNKNOWN) : Verdict.pass();
    }

    /** Returns {@code until} if it is in the future. */
    static Optional<Instant> pending(Optional<Instant> until, Circumstances circumstances) {
        return until.filter(circumstances.now()::isBefore);
    }

    /** Returns a failure until the first day after {@code until}, or a permanent one. */
    static Verdict failUntil(PolicyReason reason, Instant until) {
        return dayAfter(until).map(day -> Verdict.failUntil(reason, day)).orElseGet(() -> Verdict.fail(reason));
    }

    private static Optional<LocalDate> dayAfter(Instant until) {
        return Optional.of(until).filter(END_OF_CALENDAR::isAfter).map(SeoulCalendar::firstDayFrom);
    }
}
