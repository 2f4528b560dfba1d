package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.bare;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;

import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.store.Stores;
import dev.bonin.verification.Kept;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A store with one key ring, and people who are verified one after the other. */
abstract class PeopleContract {
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final int AT_ONCE = 200;

    final KeyRing ring = KeyRing.draw(CLOCK);
    final SealedPeople people = new SealedPeople(ring);

    @SuppressWarnings("NullAway.Init") // set before each test
    Stores stores;

    /** Returns empty stores that share their data. */
    protected abstract Stores emptyStores();

    @BeforeEach
    final void createTheStores() {
        stores = emptyStores();
        SealedPeople.register(ring, stores.sealed());
    }

    /** Stores a verified person; each verification in a test has its own number. */
    final Kept keep(int number, SealedPerson person) {
        return tryToKeep(number, person).orElseThrow();
    }

    final Optional<Kept> tryToKeep(int number, SealedPerson person) {
        return stores.verifications()
                .keepBare(bare(number, "imp_" + number), person, event(eventId(number), Optional.of(id(number))));
    }

    final PersonId kept(int number, String ci, String di) {
        return keep(number, people.person(id(number), ci, di)).person().orElseThrow();
    }

    static String eventId(int number) {
        return "%032d".formatted(number);
    }

    /** Returns the key that {@code other} has and the test's ring has not. */
    final KeyId added(KeyRing other) {
        return other.keys().stream()
                .map(RingKey::id)
                .filter(key -> ring.keys().stream().map(RingKey::id).noneMatch(key::equals))
                .findFirst()
                .orElseThrow();
    }

    /** Forgets the person of a verification. */
    final Optional<LedgerEntry> erase(int number, Instant at, boolean atSource) {
        return stores.erasures().erase(new Erasure(id(number), at, Cause.OPERATOR, atSource, event()));
    }

    final Optional<VerificationState> stateOf(int number) {
        return stores.verifications().find(id(number)).map(VerificationRequest::state);
    }
}
