package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.KEPT_FOR;
import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.completion;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.orderedByApplication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Verdict;
import dev.bonin.sealing.KeyUse;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.secret.RedemptionKeyHash;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.KeptPerson;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link ErasureStore}. */
abstract class ErasureStoreContract extends PeopleContract {
    private static final Redeemed REDEEMED = new Redeemed(NOW, RedemptionKeyHash.of("call"));
    private static final BindingHash BROWSER = new BindingHash("b".repeat(64));
    private static final RedemptionCodeHash CODE = new RedemptionCodeHash("c".repeat(64));
    private static final int ROUNDS = 20;
    private static final Judgement JUDGEMENT = new Judgement(
            List.of(new Decision("minimum_age:19", Optional.of("민법 제4조"), Verdict.pass())),
            Optional.of(Membership.NEW),
            Optional.of(NOW.plus(KEPT_FOR)),
            "2026-11-23");

    @Test
    final void clearsAllPersonalDataOfAVerification() {
        var how = completion("imp_1", KEPT_FOR, JUDGEMENT);
        var request =
                orderedByApplication(1, new Terms(Optional.empty(), List.of("minimum_age:19"), Optional.of("v1:form")));
        stores.verifications().open(request, 8);
        stores.verifications().claim(id(1), BROWSER, CODE, 8);
        stores.verifications().accept(id(1), how, people.person(id(1), "ci A", "di 1"), event());

        var entry = erase(1, NOW, false).orElseThrow();

        assertThat(entry).isEqualTo(new LedgerEntry(id(1), NOW, Cause.OPERATOR, 6, SourceState.NOT_ASKED));
        assertThat(stores.verifications().find(id(1)))
                .contains(request.claimed(BROWSER, CODE).accepted(how).erased());
        assertThat(stores.verifications().person(id(1))).isEmpty();
        assertThat(stores.verifications()
                        .historyOf(BROWSER, new ImpUid("imp_1"))
                        .used())
                .isEmpty();
        assertThat(stores.sealed().isEmpty()).isTrue();
        assertThat(stores.sealed().servedBy(ring.primary(KeyUse.INDEX), KeyUse.INDEX))
                .isZero();
        assertThat(stores.sealed().countNotIndexedBy(ring.primary(KeyUse.INDEX)))
                .isZero();
    }

    @Test
    final void clearsTheAccountForWhichABrowserStarted() {
        var request = StoredRequests.started(
                1, BROWSER, new Terms(Optional.of("hong"), List.of("minimum_age:19"), Optional.of("v1:form")));
        stores.verifications().open(request, 8);
        stores.verifications().accept(id(1), completion("imp_1", KEPT_FOR, JUDGEMENT), NOBODY, event());

        erase(1, NOW, false);

        var erased = stores.verifications().find(id(1)).orElseThrow();
        assertThat(erased.terms()).isEqualTo(new Terms(Optional.empty(), List.of("minimum_age:19"), Optional.empty()));
        assertThat(erased.account()).isEmpty();
        assertThat(erased.completion().orElseThrow().judgement()).isEqualTo(Judgement.NONE);
    }

    @Test
    final void erasesARefusedPersonOnRequestButNotByAge() {
        var how = completion("imp_1", KEPT_FOR, JUDGEMENT);
        var request = orderedByApplication(1, new Terms(Optional.empty(), List.of("minimum_age:19"), Optional.of("f")));
        stores.verifications().open(request, 8);
        stores.verifications().claim(id(1), BROWSER, CODE, 8);
        stores.verifications().refuse(id(1), how, List.of());
        assertThat(stores.erasures().due(NOW.plus(KEPT_FOR), 10)).isEmpty();

        var entry = erase(1, NOW, true).orElseThrow();

        assertThat(entry).isEqualTo(new LedgerEntry(id(1), NOW, Cause.OPERATOR, 0, SourceState.PENDING));
        assertThat(stores.verifications().find(id(1)))
                .contains(request.claimed(BROWSER, CODE).refused(how).erased());
        assertThat(stores.verifications()
                        .historyOf(BROWSER, new ImpUid("imp_1"))
                        .used())
                .isEmpty();
        assertThat(stores.erasures().dueAtSource(NOW, 10))
                .singleElement()
                .satisfies(due -> assertThat(due.impUid()).isEqualTo(new ImpUid("imp_1")));
        assertThat(stores.verifications().forgetRefused(NOW.plus(KEPT_FOR), 10)).isZero();
        assertThat(erase(1, NOW, true)).as("again").isEmpty();
    }

    @Test
    final void clearsAnUnfinishedRequestAndKeepsItsState() {
        var typed = new Terms(Optional.of("hong"), List.of("form_match"), Optional.of("v1:form"));
        var ofBrowser = StoredRequests.started(1, BROWSER, typed);
        var ofApplication = orderedByApplication(2, new Terms(Optional.empty(), List.of(), Optional.of("v1:form")));
        stores.verifications().open(ofBrowser, 8);
        stores.verifications().open(ofApplication, 8);
        assertThat(stores.erasures().empty(id(1), event())).as("open").isFalse();
        stores.verifications().cancel(id(1));
        stores.verifications().expire(ofApplication.expiresAt().plusMillis(1), 10);

        assertThat(stores.erasures().empty(id(1), event())).isTrue();
        assertThat(stores.erasures().empty(id(2), event())).isTrue();

        assertThat(stores.verifications().find(id(1)))
                .contains(ofBrowser.in(VerificationState.CANCELLED).emptied());
        assertThat(stores.verifications().find(id(2)))
                .contains(ofApplication.in(VerificationState.EXPIRED).emptied());
        assertThat(stores.verifications()
                        .historyOf(BROWSER, new ImpUid("imp_1"))
                        .unfinished())
                .isEmpty();
        assertThat(stores.erasures().empty(id(1), event())).as("again").isFalse();
        assertThat(stores.erasures().empty(id(9), event())).isFalse();
        assertThat(stores.log().unchainedCount()).as("logged once each").isEqualTo(2);
    }

    @Test
    final void clearsNoDecidedRequest() {
        kept(1, "ci A", "di 1");
        stores.verifications().open(StoredRequests.started(2, BROWSER), 8);
        stores.verifications().refuse(id(2), completion("imp_2", KEPT_FOR, JUDGEMENT), List.of());

        assertThat(stores.erasures().empty(id(1), event())).isFalse();
        assertThat(stores.erasures().empty(id(2), event())).isFalse();
        assertThat(stateOf(1)).contains(VerificationState.ACCEPTED);
        assertThat(stateOf(2)).contains(VerificationState.REFUSED);
    }

    @Test
    final void logsTheErasedPerson() {
        var person = kept(1, "ci A", "di 1");
        var event = event("9".repeat(32), Optional.of(id(1)));

        stores.erasures().erase(new Erasure(id(1), NOW, Cause.APPLICATION, false, event));

        assertThat(stores.log().about(id(1).value(), Optional.empty(), 1)).containsExactly(event.of(person));
    }

    @Test
    final void keepsAPersonUntilTheLastOfTheirVerificationsIsErased() {
        var person = kept(1, "ci A", "di 1");
        kept(2, "ci A", "di 1");

        assertThat(erase(1, NOW, false).orElseThrow().rows()).as("an identity").isOne();
        assertThat(keep(3, people.withDi(id(3), "di 1")).person()).contains(person);
        assertThat(people.nameOf(id(2), stores)).contains(SealedPeople.NAME);

        erase(2, NOW, false);
        erase(3, NOW, false);
        assertThat(stores.sealed().isEmpty()).isTrue();
        assertThat(kept(4, "ci A", "di 1")).as("a new person").isNotEqualTo(person);
    }

    @Test
    final void erasesOnlyAcceptedVerificationsAndOnce() throws Exception {
        stores.verifications().open(StoredRequests.started(1, BROWSER), 8);
        kept(2, "ci A", "di 1");

        assertThat(erase(1, NOW, false)).isEmpty();
        assertThat(erase(9, NOW, false)).isEmpty();
        assertThat(Simultaneously.run(32, number -> () -> erase(2, NOW, true).isPresent()))
                .containsOnlyOnce(true);
        assertThat(stores.erasures().find(id(1))).isEmpty();
        assertThat(stores.erasures().find(id(2))).isPresent();
        assertThat(stateOf(1)).contains(VerificationState.OPEN);
    }

    @Test
    final void erasesADecisionWithoutAPerson() {
        keep(1, NOBODY);

        assertThat(erase(1, NOW, false).orElseThrow().rows()).isZero();
        assertThat(stateOf(1)).contains(VerificationState.ERASED);
    }

    @Test
    final void listsDueErasuresTheMostOverdueFirst() {
        Stream.of(3, 1, 2).forEach(number -> keepUntil(number, NOW.plusSeconds(number)));
        keepUntil(4, NOW.plusSeconds(60));
        keepUntil(5, NOW);
        erase(5, NOW, false);

        assertThat(stores.erasures().due(NOW.plusMillis(999), 10)).isEmpty();
        assertThat(stores.erasures().oldestDue(NOW.plusMillis(999))).isEmpty();
        assertThat(stores.erasures().due(NOW.plusSeconds(3), 2)).containsExactly(id(1), id(2));
        assertThat(stores.erasures().due(NOW.plusSeconds(3), 10)).containsExactly(id(1), id(2), id(3));
        assertThat(stores.erasures().oldestDue(NOW.plusSeconds(3))).contains(NOW.plusSeconds(1));
    }

    @Test
    final void isNotForgottenLikeAnUnfinishedRequest() {
        keep(1, NOBODY);
        erase(1, NOW, false);

        assertThat(stores.verifications().forget(NOW.plus(KEPT_FOR), 10)).isZero();
        assertThat(stores.verifications().redeem(id(1), REDEEMED, NOW, event(), Optional.empty()))
                .isEmpty();
        assertThat(stores.verifications().cancel(id(1))).isFalse();
        assertThat(stateOf(1)).contains(VerificationState.ERASED);
    }

    @Test
    final void keepsThePersonWhenOneVerificationIsErasedAsAnotherIsStored() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            eraseOneAsOthersAreKept(1 + round * 10, "ci of " + round, "di of " + round);
        }
    }

    private void eraseOneAsOthersAreKept(int first, String ci, String di) throws InterruptedException {
        kept(first, ci, di);

        Simultaneously.run(
                4,
                number -> () -> number == 0
                        ? erase(first, NOW, false).isPresent()
                        : keep(first + number, people.person(id(first + number), ci, di))
                                .person()
                                .isPresent());

        var persons = Stream.of(1, 2, 3)
                .map(number -> stores.verifications().person(id(first + number)))
                .map(kept -> kept.flatMap(KeptPerson::person).orElseThrow())
                .distinct()
                .toList();
        assertThat(persons).hasSize(1);
        assertThat(keep(first + 4, people.withCi(id(first + 4), "", ci)).person())
                .as("is still found")
                .contains(persons.get(0));
    }

    private void keepUntil(int number, Instant eraseAfter) {
        var how =
                new Completion(Optional.of(new ImpUid("imp_" + number)), "danal", NOW, NOW, eraseAfter, Judgement.NONE);
        var request = new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                PortOneApi.V1,
                Optional.empty(),
                Optional.empty(),
                Redeemable.NONE,
                VerificationState.ACCEPTED,
                0,
                NOW,
                NOW,
                Terms.NONE,
                Optional.of(how));
        stores.verifications().keepBare(request, NOBODY, event());
    }
}
