package dev.bonin.verification;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a verification that a browser started for the application itself: accepted, or refused by a policy. It
 * is told at least once, also after a crash, soon after the outcome was kept, and in no certain order. So listeners are
 * idempotent: by its id they know what they have heard. It holds no value of a person: what the purpose keeps is opened
 * through {@link KeptIdentities}.
 *
 * @param accepted false where a policy refused
 * @param person who it is among those that were verified here before; empty where the purpose does not find people
 *     again, and where a policy refused
 * @param account whom it was started for, in the words of the application; empty where nobody was named
 * @param judgement what the policies said
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
