package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.KEPT_FOR;
import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.completion;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.orderedByApplication;
import static dev.bonin.testkit.contract.StoredRequests.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.policy.Decision;
import dev.bonin.policy.Verdict;
import dev.bonin.secret.RedemptionKeyHash;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Terms;
import dev.bonin.verification.Try;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the contract about terms, decisions of policies, and refused requests. */
abstract class RefusedRequestsContract extends KeptRequestsContract {
    private static final Redeemed REDEEMED = new Redeemed(NOW, RedemptionKeyHash.of("call"));
    private static final Decision OWN =
            new Decision("our\town\r\nrule", Optional.of("\\n of the shop's\n\tterms"), Verdict.pass());
    private static final Decision TOO_YOUNG = new Decision(
            "minimum_age:19", Optional.of("청소년 보호법 제2조"), Verdict.failUntil("under_age", LocalDate.of(2027, 1, 1)));
    private static final Judgement REFUSED = new Judgement(
            List.of(OWN, TOO_YOUNG, new Decision("no_mvno", Optional.empty(), Verdict.unavailable("not_told"))),
            Optional.empty(),
            Optional.empty(),
            "2026-11-23");

    @Test
    final void keepsTerms() {
        var form = Optional.of("v1:abc=,def=");
        var ofBrowser = started(1, BROWSER, new Terms(Optional.of("고객 7"), List.of("one", "two:3"), form));
        var ofApplication = orderedByApplication(2, new Terms(Optional.empty(), List.of("one"), form));

        store.open(ofBrowser, MOST_OPEN);
        store.open(ofApplication, MOST_OPEN);

        assertThat(store.find(id(1))).contains(ofBrowser);
        assertThat(store.find(id(2))).contains(ofApplication);
        assertThat(unfinished()).containsExactly(ofBrowser);
    }

    @Test
    final void forgetsFormHashesOnceTheyAreCompared() {
        var typed = new Terms(Optional.of("hong"), List.of("form_match"), Optional.of("v1:abc="));
        store.open(started(1, BROWSER, typed), MOST_OPEN);
        store.open(started(2, BROWSER, typed), MOST_OPEN);

        store.accept(id(1), completion("imp_1", KEPT_FOR, Judgement.NONE), NOBODY, event());
        store.refuse(id(2), completion("imp_2", KEPT_FOR, REFUSED), List.of(event()));

        var compared = new Terms(Optional.of("hong"), List.of("form_match"), Optional.empty());
        assertThat(store.find(id(1)).orElseThrow().terms()).isEqualTo(compared);
        assertThat(store.find(id(2)).orElseThrow().terms()).isEqualTo(compared);
    }

    @Test
    final void keepsJudgement() {
        var declared = new Decision("guardian", Optional.of("민법 제5조"), Verdict.needsDeclaration("guardian_needed"));
        var judgement = new Judgement(
                List.of(OWN, declared),
                Optional.of(Membership.EXISTING),
                Optional.of(NOW.plusMillis(86_400_007)),
                "2026-11-23");
        var request = opened(1);
        var how = completion("imp_1", KEPT_FOR, judgement);

        store.accept(id(1), how, NOBODY, event());
        var bare = new VerificationRequest(
                id(2),
                request.purpose(),
                request.mode(),
                request.api(),
                Optional.empty(),
                Optional.empty(),
                Redeemable.NONE,
                VerificationState.ACCEPTED,
                0,
                NOW,
                NOW,
                Terms.NONE,
                Optional.of(completion("imp_2", KEPT_FOR, judgement)));
        keepsBare(bare);

        assertThat(store.find(id(1))).contains(request.accepted(how));
        assertThat(store.find(id(2))).contains(bare);
    }

    @Test
    final void keepsWhyAPolicyRefused() {
        var request = opened(1);
        var how = completion("imp_1", KEPT_FOR, REFUSED);

        assertThat(store.refuse(id(1), how, List.of(event()))).isTrue();

        assertThat(store.find(id(1))).contains(request.refused(how));
        assertThat(used("imp_1")).contains(request.refused(how));
    }

    @Test
    final void refusesOnce() {
        opened(1);
        var second = opened(2);
        assertThat(refuses(1, "imp_1")).isTrue();

        assertThat(refuses(1, "imp_2")).isFalse();
        assertThat(accepts(1, "imp_2")).isFalse();
        assertThat(refuses(2, "imp_1")).as("its imp_uid was used").isFalse();
        assertThat(accepts(2, "imp_1")).isFalse();
        assertThat(refuses(9, "imp_9")).as("unknown").isFalse();

        assertThat(store.find(id(2))).contains(second);
        assertThat(used("imp_2")).isEmpty();
        assertThat(stateOf(1)).contains(VerificationState.REFUSED);
    }

    @Test
    final void letsOneOfManyFinishARequestByAcceptanceOrRefusal() throws Exception {
        opened(1);

        assertThat(Simultaneously.run(
                        AT_ONCE,
                        number -> () -> number % 2 == 0 ? accepts(1, "imp_" + number) : refuses(1, "imp_" + number)))
                .containsOnlyOnce(true);
    }

    @Test
    final void reportsNoPersonOfARefusedRequest() {
        opened(1);
        refuses(1, "imp_1");

        assertThat(store.person(id(1))).isEmpty();
        assertThat(unfinished()).isEmpty();
    }

    @Test
    final void treatsARefusedRequestAsFinal() {
        ordered(1);
        store.claim(id(1), BROWSER, CODE, MOST_OPEN);
        refuses(1, "imp_1");

        assertThat(store.claim(id(1), BROWSER, CODE, MOST_OPEN)).isFalse();
        assertThat(store.redeem(id(1), REDEEMED, NOW, event(), Optional.empty()))
                .isEmpty();
        assertThat(store.cancel(id(1))).isFalse();
        assertThat(store.expire(NOW.plus(KEPT_FOR), 10)).isZero();
        assertThat(stateOf(1)).contains(VerificationState.REFUSED);
    }

    @Test
    final void takesBackTheTryOfOtherRequestsWhenOneIsRefused() {
        opened(1);
        opened(2);
        var attempt = new Try(BROWSER, Optional.empty(), 10, NOW, NOW.plusSeconds(10));
        store.beginTry(attempt);

        refuses(1, "imp_1");

        assertThat(store.find(id(2)).orElseThrow().tries()).isZero();
        assertThat(store.beginTry(attempt)).as("and the lease is up").isEqualTo(TryResult.COUNTED);
    }

    @Test
    final void forgetsRefusedRequestsSomeAtATimeWhenTheirTimeIsOver() {
        var life = opened(1).expiresAt();
        List.of(2, 3, 4).forEach(this::opened);
        refuses(1, "imp_1");
        refuses(2, "imp_2");
        accepts(3, "imp_3");
        store.refuse(id(4), completion("imp_4", KEPT_FOR.plusMillis(1), REFUSED), List.of());

        assertThat(store.forget(life.plusMillis(1), 10)).as("not before").isZero();
        assertThat(store.forgetRefused(NOW.plus(KEPT_FOR).minusMillis(1), 10)).isZero();
        assertThat(store.forgetRefused(NOW.plus(KEPT_FOR), 1)).isOne();
        assertThat(store.forgetRefused(NOW.plus(KEPT_FOR), 10)).isOne();
        assertThat(store.forgetRefused(NOW.plus(KEPT_FOR), 10)).isZero();

        assertThat(store.find(id(1))).isEmpty();
        assertThat(store.find(id(2))).isEmpty();
        assertThat(stateOf(3)).contains(VerificationState.ACCEPTED);
        assertThat(stateOf(4)).contains(VerificationState.REFUSED);
    }

    private boolean refuses(int number, String impUid) {
        return store.refuse(id(number), completion(impUid, KEPT_FOR, REFUSED), List.of(event()));
    }
}
