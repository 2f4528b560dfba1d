package dev.bonin.account;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A person who may not link an account, whatever phone number or name they use.
 *
 * @param until when the ban ends; empty for a permanent ban
 */
public record Ban(String application, PersonId person, Instant since, Optional<Instant> until) {
    public Ban {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        until = until.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
    }
}
