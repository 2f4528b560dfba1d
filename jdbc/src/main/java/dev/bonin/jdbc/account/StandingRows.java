package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Exchange.Result;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.PersonSearch;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;
import dev.bonin.standing.Standing.Match;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How a person stands with one application at one moment. Nobody is locked, so it may be another way as soon as it is
 * told.
 */
public final class StandingRows {
    private final String application;
    private final Instant now;
    private final Transactions transactions;
    private final Connection connection;

    public StandingRows(String application, Instant now, Transactions transactions, Connection connection) {
        this.application = application;
        this.now = now;
        this.transactions = transactions;
        this.connection = connection;
    }

    /**
     * Returns what the application knows of this person: their accounts, bans and waits.
     *
     * @param account the account that the request names; empty if it names none
     */
    public Standing of(SealedPerson person, Optional<String> account) throws SQLException {
        if (person.keys().isEmpty()) {
            return Standing.uncheckable(isLinked(account));
        }
        var exchange = new Exchange();
        var search = PersonSearch.ask(person, "", exchange);
        var named = account.map(name -> AccountRows.ask(application, name, exchange));
        var kept = ScopeRows.askKept(application, exchange);
        transactions.send(exchange, connection);
        search.requireLiveKeys();
        var found = search.owners();
        var who = found.stream().findFirst();
        var same = named.flatMap(links -> links.get().stream().findFirst())
                .map(link -> who.equals(Optional.of(link.person())));
        return who.isEmpty()
                ? new Standing(Match.NEW, found, Optional.empty(), same, Optional.empty(), Optional.empty())
                        .maybeAmong(kept.get().maybeAmong(person.scopes()))
                : known(who.get(), found, same, scopes -> kept.get().maybeAmong(scopes.and(person.scopes())));
    }

    private boolean isLinked(Optional<String> account) throws SQLException {
        var exchange = new Exchange();
        var named = account.map(name -> AccountRows.ask(application, name, exchange));
        if (named.isEmpty()) {
            return false;
        }
        transactions.send(exchange, connection);
        return !named.get().get().isEmpty();
    }

    private Standing known(
            PersonId who, List<PersonId> found, Optional<Boolean> same, Function<KeyScopes, Set<Group>> maybeAmong)
            throws SQLException {
        var exchange = new Exchange();
        var account = AccountRows.askOfPerson(application, who, exchange);
        var ban = AccountRows.askBan(who, exchange);
        var wait = AccountRows.askWait(who, exchange);
        var scopes = ScopeRows.askOf(who, exchange);
        transactions.send(exchange, connection);
        return new Standing(
                        found.size() == 1 ? Match.KNOWN : Match.CONFLICT,
                        found,
                        account.get().stream().findFirst().map(AccountLink::account),
                        same,
                        until(ban),
                        until(wait))
                .maybeAmong(maybeAmong.apply(KeyScopes.of(scopes.get())));
    }

    private Optional<Instant> until(Result<List<Instant>> ends) {
        return ends.get().stream().findFirst().filter(now::isBefore);
    }
}
