package dev.bonin.policy;

import dev.bonin.person.BirthDate;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.time.LocalDate;
import java.util.Set;

/**
 * A policy based on the birthday. It requires a birthday that an agency vouches for and that a living person can have.
 */
interface AgePolicy extends Policy {
    /** Returns the verdict for {@code born}, which is neither in the future nor before {@link BirthDate#EARLIEST}. */
    Verdict judgeAge(BirthDate born, LocalDate today);

    @Override
    default Set<IdentityValue> needs() {
        return Set.of(IdentityValue.BIRTHDAY);
    }

    @Override
    default Verdict judge(Identity identity, Circumstances circumstances) {
        var today = circumstances.today();
        return identity.birthDate()
                .verified()
                .map(born -> isPossible(born, today)
                        ? judgeAge(born, today)
                        : Verdict.unavailable(PolicyReason.BIRTHDAY_INVALID))
                .orElseGet(() -> Verdict.unavailable(PolicyReason.BIRTHDAY_UNVERIFIED));
    }

    /** Returns a pass from {@code first} on, before that a failure until then. */
    static Verdict from(LocalDate first, LocalDate today, PolicyReason reasonBefore) {
        return today.isBefore(first) ? Verdict.failUntil(reasonBefore, first) : Verdict.pass();
    }

    private static boolean isPossible(BirthDate born, LocalDate today) {
        return !born.reveal().isAfter(today) && !born.reveal().isBefore(BirthDate.EARLIEST);
    }
}
