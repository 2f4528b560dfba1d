package dev.bonin.server.command;

import dev.bonin.engine.Records;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.VerificationId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the person of a verification. Opens no value: the id of a person is random. A person that the keys do not open
 * is not known, and the figures are needed nevertheless: {@link #problem} tells how many these are.
 */
final class KnownPersons implements Function<String, Optional<PersonId>> {
    private final Records records;
    private int unopened;
    private @Nullable String cause;

    KnownPersons(Records records) {
        this.records = records;
    }

    @Override
    public Optional<PersonId> apply(String verification) {
        try {
            return VerificationId.tryParse(verification)
                    .flatMap(records.stores().verifications()::find)
                    .flatMap(records.identities()::person);
        } catch (SealingException failure) {
            unopened++;
            cause = failure.getMessage();
            return Optional.empty();
        }
    }

    /** Returns a sentence about persons that could not be opened; empty if all could. */
    Optional<String> problem() {
        return unopened == 0
                ? Optional.empty()
                : Optional.of("The persons of " + unopened
                        + " verifications cannot be opened and are counted as not known: " + cause + ".");
    }
}
