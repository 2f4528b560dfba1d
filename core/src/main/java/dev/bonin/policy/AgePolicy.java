package dev.bonin.policy;

import dev.bonin.person.BirthDate;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.time.LocalDate;
import java.util.Set;

/**
 * A policy that counts from a birthday: one that an agency vouches for, and on which somebody alive can have been born.
 */
interface AgePolicy extends Policy {
    /** Nobody alive was born earlier: what says so is broken, or a default that stands for nothing. */
    LocalDate EARLIEST = LocalDate.of(1880, 1, 1);

    /** The verdict on somebody born on {@code born}, which is neither in the future nor too long ago. */
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

    /** Passes from {@code first} on. */
    static Verdict from(LocalDate first, LocalDate today, PolicyReason reasonBefore) {
        return today.isBefore(first) ? Verdict.failUntil(reasonBefore, first) : Verdict.pass();
    }

    private static boolean isPossible(BirthDate born, LocalDate today) {
        return !born.reveal().isAfter(today) && !born.reveal().isBefore(EARLIEST);
    }
}
