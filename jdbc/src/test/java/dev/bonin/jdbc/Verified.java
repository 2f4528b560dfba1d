package dev.bonin.jdbc;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.person.Assured;
import dev.bonin.person.Ci;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.store.Stores;
import dev.bonin.verification.Reply;
import java.util.Set;

/** Requests that people finished, each with a CI of its number. */
final class Verified {
    private final Stores stores;
    private final PersonSealer sealer;

    Verified(Stores stores) {
        this(stores, new Keys());
    }

    /** With keys that other nodes have as well. */
    Verified(Stores stores, Keys keys) {
        this.stores = stores;
        this.sealer = keys.sealerFor(stores.sealed());
    }

    /** The person of a request that is opened and finished. */
    PersonId kept(int number) {
        return kept(number, number);
    }

    /** The same for a person who may have finished another request before. */
    PersonId kept(int number, int ci) {
        stores.verifications().open(Rows.open(number));
        return accept(number, person(number, ci));
    }

    SealedPerson person(int number, int ci) {
        var identity = new Identity(
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.verified(new Ci("ci " + ci)),
                Assured.absent());
        var accepted = Rows.open(number).accepted(Rows.completion(number));
        return sealer.seal(identity, new Keep(true, Set.of()), new Provenance(accepted.sealedFor(), "danal", ""));
    }

    PersonId accept(int number, SealedPerson person) {
        return stores.verifications()
                .accept(Rows.id(number), Rows.completion(number), person, Rows.event(Rows.id(number)))
                .orElseThrow()
                .person()
                .orElseThrow();
    }

    /** Links the account of this number in {@code stores}, which may be those of a caller's transaction. */
    static Reply<AccountLink, AccountRefusal> link(int number, PersonId person, Stores stores) {
        var link = new AccountLink("", account(number), person, Rows.id(number), Rows.NOW);
        return stores.accounts().link(link, Rows.event(Rows.id(number)));
    }

    static String account(int number) {
        return "account " + number;
    }
}
