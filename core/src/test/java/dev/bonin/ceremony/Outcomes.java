package dev.bonin.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import java.util.Optional;

/** What tests say of outcomes. */
public final class Outcomes {
    private Outcomes() {}

    public static Outcome.Accepted accepted(Outcome outcome) {
        Optional<Outcome.Accepted> accepted = outcome.fold(Optional::of, refused -> Optional.empty());
        assertThat(accepted).as(outcome.toString()).isPresent();
        return accepted.orElseThrow();
    }

    public static Outcome.Refused refused(Outcome outcome) {
        Optional<Outcome.Refused> refused =
                outcome.fold(accepted -> Optional.empty(), waiting -> Optional.empty(), Optional::of);
        assertThat(refused).as(outcome.toString()).isPresent();
        return refused.orElseThrow();
    }

    public static Outcome.GuardianNeeded guardianNeeded(Outcome outcome) {
        Optional<Outcome.GuardianNeeded> needed =
                outcome.fold(accepted -> Optional.empty(), Optional::of, refused -> Optional.empty());
        assertThat(needed).as(outcome.toString()).isPresent();
        return needed.orElseThrow();
    }

    public static void assertRefused(Outcome outcome, RefusalReason reason, Step decisive) {
        assertThat(refused(outcome).reason()).isEqualTo(reason);
        assertThat(outcome.steps()).last().isEqualTo(decisive);
    }
}
