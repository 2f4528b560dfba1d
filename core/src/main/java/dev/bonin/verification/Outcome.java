package dev.bonin.verification;

import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.policy.Decision;
import dev.bonin.standing.AccountHint;
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

    /** Returns the stable word of the outcome: {@code accepted}, {@code guardian_needed} or {@code refused}. */
    default String status() {
        return fold(accepted -> "accepted", waiting -> "guardian_needed", refused -> "refused");
    }

    /** Maps any kind of outcome to one result. */
    <R> R fold(
            Function<Accepted, R> whenAccepted,
            Function<GuardianNeeded, R> whenGuardianNeeded,
            Function<Refused, R> whenRefused);

    /** Maps an acceptance, and any other outcome, to one result: nobody may be let in by the latter. */
    default <R> R fold(Function<Accepted, R> whenAccepted, Function<Outcome, R> otherwise) {
        return fold(whenAccepted, otherwise::apply, otherwise::apply);
    }

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
     * @param hint what the application lets the person be told about the account that they already have, if a policy
     *     found one and the browser is bound: for this browser's person only, as text
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
            Optional<AccountHint> hint,
            Optional<HandoverCode> code,
            Optional<ReturnTo> returnTo,
            List<Step> steps)
            implements Outcome {
        public Accepted {
            shadow = List.copyOf(shadow);
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R fold(
                Function<Accepted, R> whenAccepted,
                Function<GuardianNeeded, R> whenGuardianNeeded,
                Function<Refused, R> whenRefused) {
            return whenAccepted.apply(this);
        }

        /** Hides the account. */
        @Override
        public String toString() {
            return "Accepted[" + id + "]";
        }
    }

    /**
     * A child was verified, and let through but for the consent of their legal guardian (법정대리인). Do not act on it as on
     * an acceptance: the application invites the guardian with the code, and redeems the same code once they consented.
     *
     * @param firstTime false if the same outcome is returned to the same browser again
     * @param account as of {@link Accepted}
     * @param waitsUntil when the child's data is destroyed unless the guardian has consented
     * @param code the one-time code; empty if the purpose hands nothing over
     * @param returnTo where the browser goes; empty if it started the verification itself
     */
    record GuardianNeeded(
            VerificationId id,
            Mode mode,
            boolean firstTime,
            String purpose,
            Optional<String> account,
            Instant waitsUntil,
            Judgement judgement,
            List<Decision> shadow,
            Optional<HandoverCode> code,
            Optional<ReturnTo> returnTo,
            List<Step> steps)
            implements Outcome {
        public GuardianNeeded {
            shadow = List.copyOf(shadow);
            steps = List.copyOf(steps);
        }

        @Override
        public <R> R fold(
                Function<Accepted, R> whenAccepted,
                Function<GuardianNeeded, R> whenGuardianNeeded,
                Function<Refused, R> whenRefused) {
            return whenGuardianNeeded.apply(this);
        }

        /** Hides the account. */
        @Override
        public String toString() {
            return "GuardianNeeded[" + id + "]";
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
        public <R> R fold(
                Function<Accepted, R> whenAccepted,
                Function<GuardianNeeded, R> whenGuardianNeeded,
                Function<Refused, R> whenRefused) {
            return whenRefused.apply(this);
        }
    }
}
