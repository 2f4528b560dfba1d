package dev.bonin.store;

import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.standing.TimeLimit;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.List;

/** The stored data about one person, in memory. */
final class InMemorySubjects implements SubjectStore {
    private final RequestRows requests;
    private final PersonRows persons;
    private final InMemoryAccounts accounts;

    InMemorySubjects(RequestRows requests, PersonRows persons, InMemoryAccounts accounts) {
        this.requests = requests;
        this.persons = persons;
        this.accounts = accounts;
    }

    @Override
    public List<VerificationId> verificationsOf(PersonId person, int most) {
        return persons.verificationsOf(person).limit(most).toList();
    }

    @Override
    public List<PersonKey> keysOf(PersonId person) {
        return persons.keysOf(person);
    }

    @Override
    public Membership membershipOf(PersonId person, String application, Instant now) {
        return new Membership(
                accounts.ofPerson(application, person),
                TimeLimit.inForce(accounts.banEnd(person), now),
                TimeLimit.inForce(accounts.waitEnd(person), now));
    }

    @Override
    public boolean isAnythingOf(String application) {
        return accounts.isAnyOf(application)
                || persons.applications().contains(application)
                || requests.all().stream()
                        .filter(request -> request.state() != VerificationState.ERASED)
                        .flatMap(request -> request.application().stream())
                        .anyMatch(asked -> asked.application().equals(application));
    }
}
