package dev.bonin.verification;

import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of a finish. */
public sealed interface Outcome {
    VerificationId id();

    Mode mode();

    /** The steps that were taken, in their order; the last one decided. */
    List<Step> steps();

    /** Turns whichever it is into one answer. */
    <R> R fold(Function<Accepted, R> whenAccepted, Function<Refused, R> whenRefused);

    /**
     * A person was verified, just now, and this {@code imp_uid} will not be accepted again.
     *
     * @param bound whether it is certain that the browser that asked is the one that finished; where it is not, the identity is whoever's
     *     {@code imp_uid} was sent
     * @param firstTime false where the same browser is told the same outcome again
     * @param identity who it is; empty where the outcome is told again: what was kept is opened by {@link KeptIdentities}
     * @param person who it is among those that were verified here before; empty where the purpose does not find people again
     * @param certifiedAt by the source's clock
     * @param handover what the browser carries to the application that asked; empty where a browser started for itself
     */
    record Accepted(
            VerificationId id,
            Mode mode,
            boolean bound,
            boolean firstTime,
            String purpose,
            String provider,
            Optional<Identity> identity,
            Optional<PersonId> person,
            Instant certifiedAt,
            Instant finishedAt,
            Optional<Handover> handover,
            List<Step> steps)
            implements Outcome {
        public Accepted {
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R fold(Function<Accepted, R> whenAccepted, Function<Refused, R> whenRefused) {
            return whenAccepted.apply(this);
        }
    }

    /** Nobody was verified. Nothing about a person is kept. */
    record Refused(VerificationId id, Mode mode, RefusalReason reason, List<Step> steps) implements Outcome {
        public Refused {
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R fold(Function<Accepted, R> whenAccepted, Function<Refused, R> whenRefused) {
            return whenRefused.apply(this);
        }
    }
}
