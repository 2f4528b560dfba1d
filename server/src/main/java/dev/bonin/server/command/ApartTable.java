package dev.bonin.server.command;

import dev.bonin.account.AccountLink;
import dev.bonin.account.Accounts;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.KeptSet;
import dev.bonin.standing.PeopleApart;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Who of an application's people cannot be told from others, as lines for an operator, with what can be done. */
final class ApartTable {
    private static final String ROW = "%-7s %-8s %9s  %s%n";

    private static final List<String> WAYS_OUT = List.of(
            "As long as there are two sides, newcomers who share no key with one of them are refused as",
            "standing_unknown. See to the people of the smaller sides, in one of these ways:",
            "",
            "verify again  The person verifies once more, by the provider and merchant id of their DI, through a",
            "              channel that tells a CI by now, for a purpose that keeps people and lets them through:",
            "              whoever is banned or waits needs one without policies on accounts and bans. The CI is",
            "              added. Costs nothing. By another provider nobody knows that it is the same person, and",
            "              their CI is that new person's from then on (person_conflict): relink then.",
            "relink        For an account: they verify through a channel that everybody else has come by, and the",
            "              account moves to that person. Costs a look at proof: it hands the account over.",
            "unlink        For an account: it has no person any more, and they sign up anew. With a rejoin-wait they",
            "              are among the waits, and in the way, until it is over.",
            "unban         For a ban: they may come back.",
            "(wait)        A wait ends by itself, and the person is forgotten.",
            "release-di    For anybody: what they were found by is destroyed. An account stays linked, but the same",
            "              human can get a second one, and a ban or a wait of somebody with no CI holds nobody.");

    private final String application;
    private final Accounts accounts;
    private final PrintWriter out;

    ApartTable(String application, Accounts accounts, PrintWriter out) {
        this.application = application;
        this.accounts = accounts;
        this.out = out;
    }

    void print() {
        var apart = accounts.apart(application);
        if (apart.isEmpty()) {
            out.println("nobody stands apart");
            return;
        }
        printSets(apart);
        out.println();
        WAYS_OUT.forEach(out::println);
    }

    private void printSets(PeopleApart apart) {
        out.printf(ROW, "SIDE", "GROUP", "PEOPLE", "KEYS");
        apart.fewer().forEach(set -> {
            print("smaller", set);
            set.people().forEach(person -> out.println("        " + person + account(set.group(), person)));
            if (set.count() > set.people().size()) {
                out.println("        and " + (set.count() - set.people().size()) + " more");
            }
        });
        apart.others().forEach(set -> print("larger", set));
    }

    private void print(String side, KeptSet set) {
        out.printf(
                ROW,
                side,
                set.group().name().toLowerCase(Locale.ROOT),
                set.count(),
                set.scopes().text());
    }

    /** The account is what {@code unlink} and {@code relink} ask for. */
    private String account(Group group, PersonId person) {
        return group == Group.ACCOUNTS
                ? accounts.ofPerson(application, person)
                        .map(AccountLink::account)
                        .map(name -> "  account " + name)
                        .orElse("")
                : "";
    }
}
