package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.completion;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.secret.BindingHash;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.Kept;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a store recognises returning people. */
abstract class PersonsContract extends PeopleContract {
    private static final BindingHash BROWSER = new BindingHash("b".repeat(64));

    @Test
    final void findsAPersonByCiUnderAnotherDi() {
        var first = keep(1, people.person(id(1), "ci A", "di 1"));
        var second = keep(2, people.person(id(2), "ci A", "di 2"));

        assertThat(first.known()).isFalse();
        assertThat(second).isEqualTo(new Kept(first.person(), true, false));
        assertThat(kept(3, "ci B", "di 3")).isNotEqualTo(first.person().orElseThrow());
    }

    @Test
    final void findsAPersonByADiThatWasAddedLater() {
        var person = kept(1, "ci A", "di 1");
        kept(2, "ci A", "di 2");

        assertThat(keep(3, people.withDi(id(3), "di 2"))).isEqualTo(new Kept(Optional.of(person), true, false));
    }

    @Test
    final void prefersThePersonOfTheCiIfTheDiIsAnotherPersons() {
        var ofCi = keep(1, people.withCi(id(1), "", "ci A")).person().orElseThrow();
        var ofDi = keep(2, people.withDi(id(2), "di B")).person().orElseThrow();

        assertThat(keep(3, people.person(id(3), "ci A", "di B"))).isEqualTo(new Kept(Optional.of(ofCi), true, true));

        assertThat(keep(4, people.withDi(id(4), "di B")).person())
                .as("the DI stays where it was")
                .contains(ofDi);
        assertThat(stores.log().about(id(3).value(), Optional.empty(), 10))
                .extracting(AuditEvent::action, AuditEvent::person)
                .containsExactly(
                        tuple(AuditAction.PERSON_CONFLICT, Optional.of(ofCi)),
                        tuple(AuditAction.VERIFICATION_ACCEPTED, Optional.of(ofCi)));
    }

    @Test
    final void keepsThePeopleOfApplicationsApart() {
        var ofShop = keep(1, people.withCi(id(1), "shop", "ci A")).person();

        assertThat(keep(2, people.withCi(id(2), "cafe", "ci A")).person()).isNotEqualTo(ofShop);
        assertThat(keep(3, people.withCi(id(3), "shop", "ci A")).person()).isEqualTo(ofShop);
    }

    @Test
    final void writesNothingWithoutAPerson() {
        assertThat(keep(1, NOBODY)).isEqualTo(Kept.NOBODY);

        assertThat(stores.verifications().person(id(1))).isEmpty();
        assertThat(stores.sealed().isEmpty()).isTrue();
    }

    @Test
    final void keepsValuesOfAPersonWhoCannotBeFoundAgain() {
        assertThat(keep(1, people.nameOnly(id(1)))).isEqualTo(Kept.NOBODY);

        assertThat(people.nameOf(id(1), stores)).contains(SealedPeople.NAME);
        assertThat(stores.verifications().person(id(1)).orElseThrow().person()).isEmpty();
    }

    @Test
    final void keepsThePersonWithTheirValues() {
        var person = kept(1, "ci A", "di 1");

        assertThat(stores.verifications().person(id(1)).orElseThrow().person()).contains(person);
        assertThat(people.nameOf(id(1), stores)).contains(SealedPeople.NAME);
        assertThat(stores.verifications().person(id(2))).isEmpty();
    }

    @Test
    final void makesOnePersonOfManyAcceptancesAtOnce() throws Exception {
        var kept = Simultaneously.run(
                AT_ONCE, number -> () -> keep(number, people.person(id(number), "ci A", "di " + number % 3)));

        assertThat(kept.stream().map(Kept::person).distinct()).hasSize(1);
        assertThat(kept.stream().filter(one -> !one.known())).as("created once").hasSize(1);
        assertThat(stores.sealed().countNotIndexedBy(ring.primary(KeyUse.INDEX)))
                .isZero();
        assertThat(stores.sealed().servedBy(ring.primary(KeyUse.INDEX), KeyUse.INDEX))
                .as("one CI, three DIs")
                .isEqualTo(4);
    }

    @Test
    final void findsOldAndNewPeopleWhileTwoIndexKeysAreLive() throws Exception {
        var before = kept(1, "ci A", "di 1");
        var both = ring.withAnother(KeyUse.INDEX, CLOCK);
        SealedPeople.register(both, stores.sealed());
        var writers = new SealedPeople(both);

        assertThat(keep(2, writers.person(id(2), "ci A", "di 1")).person()).contains(before);
        var newcomers = Simultaneously.run(
                AT_ONCE, number -> () -> keep(10 + number, writers.person(id(10 + number), "ci B", "di 2")));
        assertThat(newcomers.stream().map(Kept::person).distinct()).hasSize(1);
        assertThat(stores.sealed().servedBy(added(both), KeyUse.INDEX))
                .as("CI and DI of the newcomer")
                .isEqualTo(2);
        assertThat(stores.sealed().countNotIndexedBy(added(both))).isEqualTo(2);
    }

    @Test
    final void neitherWritesNorFindsByAnIndexKeyThatItDoesNotKnow() {
        var staged = ring.withAnother(KeyUse.INDEX, CLOCK);

        var person =
                keep(1, new SealedPeople(staged).person(id(1), "ci A", "di 1")).person();

        assertThat(stores.sealed().servedBy(added(staged), KeyUse.INDEX)).isZero();
        assertThat(keep(2, people.person(id(2), "ci A", "di 1")).person()).isEqualTo(person);
    }

    @Test
    final void findsByAnIndexKeyThatIsBeingRetiredAndWritesNoMoreWithIt() {
        var before = kept(1, "ci A", "di 1");
        var both = ring.withAnother(KeyUse.INDEX, CLOCK);
        SealedPeople.register(both, stores.sealed());
        stores.sealed().retiring(ring.primary(KeyUse.INDEX));
        var writers = new SealedPeople(both);

        assertThat(keep(2, writers.person(id(2), "ci A", "di 1")).person()).contains(before);
        keep(3, writers.person(id(3), "ci B", "di 2"));
        assertThat(stores.sealed().servedBy(ring.primary(KeyUse.INDEX), KeyUse.INDEX))
                .as("those from before")
                .isEqualTo(2);
    }

    @Test
    final void refusesPeopleSealedWithAKeyThatItDoesNotKnow() {
        assertRefused(new SealedPeople(KeyRing.draw(CLOCK)).nameOnly(id(1)));
    }

    @Test
    final void refusesPeopleSealedWithAKeyThatIsBeingRetired() {
        stores.sealed().retiring(ring.primary(KeyUse.SEALING));

        assertRefused(people.person(id(1), "ci A", "di 1"));
        assertRefused(people.nameOnly(id(1)));
    }

    @Test
    final void refusesPeopleWhoAreNotIndexedWithEveryKeyThatItKnows() {
        var both = ring.withAnother(KeyUse.INDEX, CLOCK);
        SealedPeople.register(both, stores.sealed());

        assertRefused(people.person(id(1), "ci A", "di 1"));
        stores.sealed().retiring(added(both));
        assertRefused(people.person(id(1), "ci A", "di 1"));
    }

    private void assertRefused(SealedPerson person) {
        var request = StoredRequests.started(1, BROWSER);
        stores.verifications().open(request, 8);

        assertThatExceptionOfType(KeysOutdatedException.class)
                .isThrownBy(() -> stores.verifications()
                        .accept(id(1), completion("imp_1"), person, event(eventId(1), Optional.of(id(1)))));
        assertThatExceptionOfType(KeysOutdatedException.class).isThrownBy(() -> tryToKeep(2, person));

        assertThat(stores.verifications().find(id(1)).map(VerificationRequest::state))
                .contains(VerificationState.OPEN);
        assertThat(stores.verifications()
                        .historyOf(BROWSER, new ImpUid("imp_1"))
                        .used())
                .isEmpty();
        assertThat(stores.verifications().find(id(2))).isEmpty();
        assertThat(stores.verifications().person(id(1))).isEmpty();
        assertThat(stores.sealed().isEmpty()).isTrue();
        assertThat(stores.log().unchainedCount()).isZero();
        stores.verifications().cancel(id(1));
        stores.verifications().forget(request.expiresAt().plusMillis(1), 1);
    }
}
