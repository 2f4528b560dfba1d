package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.browser;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.orderedByApplication;
import static dev.bonin.testkit.contract.StoredRequests.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.account.Ban;
import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonKey.Kind;
import dev.bonin.store.SubjectStore;
import dev.bonin.store.SubjectStore.Membership;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link SubjectStore}: an export must not miss any data about a person. */
abstract class SubjectStoreContract extends PeopleContract {
    private static final Membership NONE = new Membership(Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    final void findsOnlyThePersonsOwnVerifications() {
        var person = kept(2, "ci", "di");
        kept(1, "ci", "di");
        kept(3, "other ci", "other di");

        assertThat(stores.subjects().verificationsOf(person, 10)).containsExactly(id(1), id(2));
        assertThat(stores.subjects().verificationsOf(person, 1))
                .as("the oldest")
                .containsExactly(id(1));
    }

    @Test
    final void findsTheKeysOfThePerson() {
        var person = kept(1, "ci", "di");
        kept(2, "other ci", "other di");

        assertThat(stores.subjects().keysOf(person))
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.providedBy()).isEqualTo("danal"))
                .allSatisfy(key -> assertThat(key.indexes()).isEmpty())
                .allSatisfy(key -> assertThat(key.sealed()).isNotEmpty())
                .extracting(PersonKey::kind)
                .containsExactlyInAnyOrder(Kind.CI, Kind.DI);
    }

    @Test
    final void reportsTheStandingOfThePerson() {
        var person = kept(1, "ci", "di");
        assertThat(stores.subjects().membershipOf(person, "", NOW)).isEqualTo(NONE);

        var link = new AccountLink("", "hong", person, id(1), NOW);
        stores.accounts().link(link, event());
        stores.accounts().ban(new Ban("", person, NOW, Optional.empty()), event());

        assertThat(stores.subjects().membershipOf(person, "", NOW))
                .isEqualTo(new Membership(Optional.of(link), Optional.of(Instant.MAX), Optional.empty()));
        assertThat(stores.subjects().membershipOf(person, "shop", NOW).account())
                .as("of another application")
                .isEmpty();
    }

    @Test
    final void reportsTheEndOfTheWait() {
        var person = kept(1, "ci", "di");
        stores.accounts().link(new AccountLink("", "hong", person, id(1), NOW), event());
        stores.accounts().unlink("", "hong", Optional.of(NOW.plusSeconds(1)), event());

        assertThat(stores.subjects().membershipOf(person, "", NOW))
                .isEqualTo(new Membership(Optional.empty(), Optional.empty(), Optional.of(NOW.plusSeconds(1))));
        assertThat(stores.subjects().membershipOf(person, "", NOW.plusSeconds(1)))
                .as("when it is over")
                .isEqualTo(NONE);
    }

    @Test
    final void reportsWhetherAnythingIsStoredForAnApplication() {
        stores.verifications().open(started(1, browser(1)));
        assertThat(stores.subjects().isAnythingOf("shop")).isFalse();

        stores.verifications().open(orderedByApplication(2));

        assertThat(stores.subjects().isAnythingOf("shop")).isTrue();
    }

    @Test
    final void reportsNothingLeftAfterAnErasure() {
        kept(1, "ci", "di");
        assertThat(stores.subjects().isAnythingOf("")).isTrue();

        stores.erasures().erase(new Erasure(id(1), NOW, Cause.OPERATOR, false, event()));

        assertThat(stores.subjects().isAnythingOf("")).isFalse();
    }
}
