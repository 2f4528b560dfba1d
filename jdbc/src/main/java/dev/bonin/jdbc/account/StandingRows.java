package dev.bonin.jdbc.account;

import dev.bonin.account.AccountLink;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.PersonSearch;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.Standing;
import dev.bonin.standing.StandingFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the standing of a person with one application at one moment. Locks no rows, so the result may be outdated when
 * it is returned.
 */
public final class StandingRows {
    private final String application;
    private final Instant now;
    private final Transactions transactions;

    public StandingRows(String application, Instant now, Transactions transactions) {
        this.application = application;
        this.now = now;
        this.transactions = transactions;
    }

    /**
     * Returns the standing of this person: their account, ban and wait.
     *
     * @param account the account that the request names; empty if none
     */
    public Standing of(SealedPerson person, Optional<String> account) {
        if (person.keys().isEmpty()) {
            return Standing.uncheckable(isLinked(account));
        }
        var exchange = new Exchange();
        var search = PersonSearch.ask(person, exchange);
        var named = account.map(name -> AccountRows.ask(application, name, exchange));
        var kept = ScopeRows.askKept(application, transactions, exchange);
        transactions.read(exchange);
        search.requireLiveKeys();
        var found = search.match().owners();
        var holder = named.flatMap(links -> links.get().stream().findFirst()).map(AccountLink::person);
        return (found.isEmpty()
                        ? StandingFacts.ofNewcomer(holder, person.scopes(), kept.get())
                        : known(found, holder, person.scopes(), kept.get()))
                .at(now);
    }

    private boolean isLinked(Optional<String> account) {
        var exchange = new Exchange();
        var named = account.map(name -> AccountRows.ask(application, name, exchange));
        if (named.isEmpty()) {
            return false;
        }
        transactions.read(exchange);
        return !named.get().get().isEmpty();
    }

    private StandingFacts known(List<PersonId> found, Optional<PersonId> holder, KeyScopes brought, KeptPeople kept) {
        var who = found.get(0);
        var exchange = new Exchange();
        var account = AccountRows.askOfPerson(application, who, exchange);
        var ban = AccountRows.askBan(who, exchange);
        var wait = AccountRows.askWait(who, exchange);
        var scopes = ScopeRows.askOf(who, exchange);
        transactions.read(exchange);
        return new StandingFacts(
                found,
                holder,
                account.get().stream().findFirst().map(AccountLink::account),
                ban.get().stream().findFirst(),
                wait.get().stream().findFirst(),
                brought.and(KeyScopes.of(scopes.get())),
                kept);
    }
}
