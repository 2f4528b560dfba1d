package dev.bonin.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/** What tests say of outcomes. */
final class Outcomes {
    private Outcomes() {}

    static Outcome.Accepted accepted(Outcome outcome) {
        Optional<Outcome.Accepted> accepted = outcome.fold(Optional::of, refused -> Optional.empty());
        assertThat(accepted).as(outcome.toString()).isPresent();
        return accepted.orElseThrow();
    }

    static Outcome.Refused refused(Outcome outcome) {
        Optional<Outcome.Refused> refused = outcome.fold(accepted -> Optional.empty(), Optional::of);
        assertThat(refused).as(outcome.toString()).isPresent();
        return refused.orElseThrow();
    }

    static void assertRefused(Outcome outcome, RefusalReason reason, Step decisive) {
        Optional<RefusalReason> why =
                outcome.fold(accepted -> Optional.empty(), refused -> Optional.of(refused.reason()));
        assertThat(why).contains(reason);
        assertThat(outcome.steps()).last().isEqualTo(decisive);
    }
}
