package dev.bonin.verification;

import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.policy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The result of a finish. */
public sealed interface Outcome {
    VerificationId id();

    Mode mode();

    /** Returns the steps that were taken, in order; the last one decided. */
    List<Step> steps();

    /** Maps either kind of outcome to one result. */
    <R> R fold(Function<Accepted, R> whenAccepted, Function<Refused, R> whenRefused);

    /**
     * A person was verified by this finish. Its evidence will not be accepted again.
     *
     * @param bound whether the browser that called is certainly the one that was verified; if false, the identity is
     *     that of the person whose {@code imp_uid} was sent, whoever sent it
     * @param firstTime false if the same outcome is returned to the same browser again
     * @param identity the verified person; empty if {@code firstTime} is false and the values no longer wait to be
     *     redeemed: open the stored ones with {@link KeptIdentities}
     * @param person identifies the person among those verified here before; empty if the purpose does not recognise
     *     returning people
     * @param account the account that it was started for, as named by the application; use the outcome for this account
     *     only, even if another user is signed in by now. Empty if no account was named
     * @param certifiedAt by the source's clock
     * @param judgement the decisions of the policies
     * @param shadow the decisions of shadow policies, which affect nothing; present the first time only
     * @param code the one-time code by which the application redeems the outcome; empty if the browser is not bound,
     *     and if the purpose hands nothing over
     * @param returnTo where the browser goes; empty if it started the verification itself
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
            Optional<HandoverCode> code,
            Optional<ReturnTo> returnTo,
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
     * No person was verified, or a policy refused the person. No data about the person is stored.
     *
     * @param firstTime false if a refusal by a policy is returned to the same browser again
     * @param judgement the decisions of the policies; {@link Judgement#NONE} unless a policy refused
     * @param shadow the decisions of shadow policies, which affect nothing; present the first time only
     * @param returnTo where the browser goes if a policy refused or the request is closed; empty otherwise, and if the
     *     browser started the request itself
     */
    record Refused(
            VerificationId id,
            Mode mode,
            boolean firstTime,
            RefusalReason reason,
            Judgement judgement,
            List<Decision> shadow,
            Optional<ReturnTo> returnTo,
            List<Step> steps)
            implements Outcome {
        public Refused {
            shadow = List.copyOf(shadow);
            steps = List.copyOf(steps);
        }

        /** Creates a refusal by a step of the ceremony. */
        public Refused(VerificationId id, Mode mode, RefusalReason reason, List<Step> steps) {
            this(id, mode, true, reason, Judgement.NONE, List.of(), Optional.empty(), steps);
        }

        /** Returns the stable code of the reason: that of the policy's decision if a policy refused. */
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
