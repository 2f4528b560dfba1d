package dev.bonin.account;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A person who may not have an account, whichever number or name they come with.
 *
 * @param until when it ends; empty where it does not
 */
public record Ban(String application, PersonId person, Instant since, Optional<Instant> until) {
    public Ban {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        until = until.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
    }
}
