package dev.bonin.verification;

import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.policy.Decision;
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
     * @param bound whether it is certain that the browser that asked is the one that finished; where it is not, the
     *     identity is whoever's {@code imp_uid} was sent
     * @param firstTime false where the same browser is told the same outcome again
     * @param identity who it is; empty where the outcome is told again: what was kept is opened by
     *     {@link KeptIdentities}
     * @param person who it is among those that were verified here before; empty where the purpose does not find people
     *     again
     * @param account whom it was started for, in the words of the application; make use of it for this account only,
     *     whoever is signed in by now. Empty where nobody was named
     * @param certifiedAt by the source's clock
     * @param judgement what the policies said
     * @param shadow what those said that decide nothing; told once
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
            Optional<String> account,
            Instant certifiedAt,
            Instant finishedAt,
            Judgement judgement,
            List<Decision> shadow,
            Optional<Handover> handover,
            List<Step> steps)
            implements Outcome {
        public Accepted {
            shadow = List.copyOf(shadow);
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R fold(Function<Accepted, R> whenAccepted, Function<Refused, R> whenRefused) {
            return whenAccepted.apply(this);
        }

        /** Hides the account. */
        @Override
        public String toString() {
            return "Accepted[" + id + "]";
        }
    }

    /**
     * Nobody was verified, or a policy does not let them through. Nothing about a person is kept.
     *
     * @param firstTime false where the same browser is told again that a policy refused
     * @param judgement what the policies said; {@link Judgement#NONE} unless one of them is the reason
     * @param shadow what those said that decide nothing; told once
     * @param handover where the browser goes whom a policy refused, or whose request is closed; empty otherwise, and
     *     where a browser started for itself
     */
    record Refused(
            VerificationId id,
            Mode mode,
            boolean firstTime,
            RefusalReason reason,
            Judgement judgement,
            List<Decision> shadow,
            Optional<Handover> handover,
            List<Step> steps)
            implements Outcome {
        public Refused {
            shadow = List.copyOf(shadow);
            steps = List.copyOf(steps);
        }

        /** Refused by a step of the ceremony. */
        public Refused(VerificationId id, Mode mode, RefusalReason reason, List<Step> steps) {
            this(id, mode, true, reason, Judgement.NONE, List.of(), Optional.empty(), steps);
        }

        /** Why, as a stable code: that of the policy's decision where one refused. */
        public String code() {
            return judgement
                    .refusal()
                    .flatMap(decision -> decision.verdict().reason())
                    .orElse(reason.code());
        }

        @Override
        public <R> R fold(Function<Accepted, R> whenAccepted, Function<Refused, R> whenRefused) {
            return whenRefused.apply(this);
        }
    }
}
