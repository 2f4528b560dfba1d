package dev.bonin.verification;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of a verification that a browser started for the application itself: accepted, or refused by a policy. It
 * is delivered at least once, even after a crash, soon after the outcome was stored, and in no guaranteed order. So
 * listeners must be idempotent; the id identifies repeated deliveries. Contains no personal data: open the stored
 * values with {@link KeptIdentities}.
 *
 * @param accepted false if a policy refused
 * @param person identifies the person among those verified here before; empty if the purpose does not recognise
 *     returning people, and if a policy refused
 * @param account the account that it was started for, as named by the application; empty if none was named
 * @param judgement the decisions of the policies
 */
public record VerificationFinished(
        VerificationId id,
        String purpose,
        Mode mode,
        boolean accepted,
        Optional<PersonId> person,
        Optional<String> account,
        Judgement judgement,
        Instant finishedAt) {

    public static VerificationFinished of(VerificationRequest finished, Optional<PersonId> person) {
        var completion = finished.completion().orElseThrow();
        return new VerificationFinished(
                finished.id(),
                finished.purpose(),
                finished.mode(),
                finished.state() == VerificationState.ACCEPTED,
                person,
                finished.account(),
                completion.judgement(),
                completion.finishedAt());
    }

    /** Hides the account and the person. */
    @Override
    public String toString() {
        return "VerificationFinished[" + id + "]";
    }
}
