package dev.bonin.jdbc;

import dev.bonin.account.AccountLink;
import dev.bonin.person.PersonId;
import dev.bonin.policy.Standing;
import dev.bonin.policy.Standing.Match;
import dev.bonin.sealing.SealedPerson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a person stands with one application at one moment. Nobody is locked, so it may be another way as soon as it is told. */
final class StandingRows {
    private final String application;
    private final Instant now;
    private final Connection connection;

    StandingRows(String application, Instant now, Connection connection) {
        this.application = application;
        this.now = now;
        this.connection = connection;
    }

    /** @param found who has the person's keys */
    Standing of(SealedPerson person, List<PersonId> found, Optional<String> account) throws SQLException {
        if (person.keys().isEmpty()) {
            return Standing.uncheckable();
        }
        var named = account.isEmpty()
                ? Optional.<AccountLink>empty()
                : AccountRows.find(application, account.get(), connection);
        var who = found.stream().findFirst();
        var same = named.map(link -> who.equals(Optional.of(link.person())));
        return who.isEmpty()
                ? new Standing(Match.NEW, found, Optional.empty(), same, Optional.empty(), Optional.empty())
                : known(who.get(), found, same);
    }

    private Standing known(PersonId who, List<PersonId> found, Optional<Boolean> same) throws SQLException {
        return new Standing(
                found.size() == 1 ? Match.KNOWN : Match.CONFLICT,
                found,
                AccountRows.ofPerson(application, who, connection).map(AccountLink::account),
                same,
                AccountRows.bannedUntil(who, now, connection),
                AccountRows.waitsUntil(who, now, connection));
    }
}
