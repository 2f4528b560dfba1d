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

/** Prints the people of an application who cannot be compared with others, and the remedies. */
final class ApartTable {
    private static final String ROW = "%-7s %-8s %9s  %s%n";

    private static final List<String> WAYS_OUT = List.of(
            "While there are two sides, new people without a common key with one of them are refused as",
            "standing_unknown. Settle the people of the smaller sides in one of these ways:",
            "",
            "verify again  The person verifies once more, with the provider and merchant id of their DI, through",
            "              a channel that reports a CI now, for a purpose that stores the person and accepts them:",
            "              a banned or waiting person needs one without policies on accounts and bans. The CI is",
            "              added. No cost. With another provider it is unknown that it is the same person, and",
            "              the CI belongs to that new person from then on (person_conflict): relink then.",
            "relink        For an account: the person verifies through a channel that all others use, and the",
            "              account moves to that person. Cost: checking proof, because it hands the account over.",
            "unlink        For an account: it has no person any more, and the person signs up again. With a",
            "              rejoin-wait they count as waiting, and stay on their side, until the wait is over.",
            "unban         For a ban: the person may come back.",
            "(wait)        A wait ends by itself, and the person is erased.",
            "release-di    For all: destroys the key by which the person was found. An account stays linked, but",
            "              the same human can get a second one, and a ban or wait without a CI no longer applies.");

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
            out.println("all people can be compared");
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

    /** Returns the account, which {@code unlink} and {@code relink} take as an argument. */
    private String account(Group group, PersonId person) {
        return group == Group.ACCOUNTS
                ? accounts.ofPerson(application, person)
                        .map(AccountLink::account)
                        .map(name -> "  account " + name)
                        .orElse("")
                : "";
    }
}
