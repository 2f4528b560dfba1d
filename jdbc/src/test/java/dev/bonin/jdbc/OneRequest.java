package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Order;
import dev.bonin.application.Requester;
import dev.bonin.ceremony.Cleanup;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Verifications;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Redemption;
import dev.bonin.person.IdentityValue;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.PageToken;
import dev.bonin.source.SourceException;
import dev.bonin.store.Stores;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One request of an application's, and everything that can happen to it. Counts what came of it. */
final class OneRequest {
    private static final String PAGE = "https://shop.example/done";
    private static final Requester SHOP = new Requester("shop", Set.of(PAGE), Set.of(IdentityValue.NAME));

    private final Verifications verifications;
    private final ApplicationVerifications applications;
    private final Stores stores;
    private final SettableClock clock;
    private final Sandbox sandbox;

    private final VerificationId id;
    private final PageToken page;
    private Optional<BrowserNonce> browser = Optional.empty();
    private Optional<HandoverCode> handover = Optional.empty();
    private int identities;
    private int redemptions;

    OneRequest(
            Verifications verifications,
            ApplicationVerifications applications,
            Stores stores,
            SettableClock clock,
            Sandbox sandbox) {
        this.verifications = verifications;
        this.applications = applications;
        this.stores = stores;
        this.clock = clock;
        this.sandbox = sandbox;
        var placed = applications
                .order(SHOP, new Order(Optional.empty(), "member 7", PAGE, Optional.empty()))
                .<Optional<Order.Placed>>fold(Optional::of, refusal -> Optional.empty())
                .orElseThrow();
        this.id = placed.id();
        this.page = placed.page();
    }

    /** Everything that can happen. */
    enum Event {
        CLAIM,
        CLAIM_BY_A_THIEF,
        FINISH,
        FINISH_UNCERTIFIED,
        FINISH_WITH_SOMEBODY_ELSES,
        FINISH_BY_A_THIEF,
        FINISH_WHILE_PORTONE_IS_AWAY,
        GUESS,
        CANCEL,
        REDEEM,
        REDEEM_FOR_ANOTHER,
        ERASE,
        TIME,
        A_LONG_TIME
    }

    void happen(Event event) {
        switch (event) {
            case CLAIM -> claim();
            case CLAIM_BY_A_THIEF -> applications.claim(page, Optional.empty());
            case FINISH -> finish(browser, sandbox.certify(order()));
            case FINISH_UNCERTIFIED -> finish(browser, sandbox.certify(order().with("certified", false)));
            case FINISH_WITH_SOMEBODY_ELSES -> finish(browser, sandbox.certify("adult"));
            case FINISH_BY_A_THIEF -> finish(aThief(), sandbox.certify(order()));
            case FINISH_WHILE_PORTONE_IS_AWAY -> finishWhilePortOneIsAway();
            case GUESS -> finish(browser, "imp_000000000000");
            case CANCEL -> applications.cancel(SHOP, id);
            case REDEEM -> redeem("member 7");
            case REDEEM_FOR_ANOTHER -> redeem("member 8");
            case ERASE -> erase();
            case TIME -> pass(Duration.ofMinutes(3));
            case A_LONG_TIME -> pass(Duration.ofHours(30));
        }
    }

    /** It stays with the first browser: where a thief was faster, ours gets nothing. */
    private void claim() {
        var started = applications.claim(page, browser);
        browser = started.fold(mine -> Optional.of(mine.browser()), refusal -> browser);
    }

    private Optional<BrowserNonce> aThief() {
        return Optional.of(
                verifications.start(Keeping.PURPOSE, Optional.empty()).browser());
    }

    private CertificationOrder order() {
        return CertificationOrder.of("adult")
                .withMerchantUid(id.value())
                .with("certified_at", clock.instant().getEpochSecond());
    }

    private void finish(Optional<BrowserNonce> whose, String impUid) {
        verifications.finish(new FinishAttempt(impUid, whose, Optional.empty())).fold(this::count, refused -> refused);
    }

    private Outcome count(Outcome.Accepted accepted) {
        if (accepted.id().equals(id)) {
            identities += accepted.identity().isPresent() ? 1 : 0;
            handover = accepted.code();
        }
        return accepted;
    }

    private void finishWhilePortOneIsAway() {
        sandbox.nextAnswers(new Fault.Status(503).times(9).on(RestRoute.GET_CERTIFICATION));
        try {
            finish(browser, "imp_999999999999");
        } catch (SourceException asked) {
            assertThat(asked.kind().passes()).isTrue();
        } finally {
            sandbox.clearFaults();
        }
    }

    private void redeem(String subject) {
        handover.ifPresent(carried -> redemptions += applications
                .redeem(
                        SHOP,
                        id,
                        Attempt.of(carried.proof().reveal(), Keeping.PURPOSE)
                                .about(subject)
                                .from("192.0.2.7"))
                .fold(granted -> counted(granted, subject), refusal -> 0));
    }

    /** The same call again is answered, and is no second redemption. */
    private static int counted(Redemption granted, String subject) {
        if (!subject.equals("member 7")) {
            return 1_000;
        }
        return granted.firstTime() ? 1 : 0;
    }

    private void erase() {
        stores.erasures().erase(new Erasure(id, clock.instant(), Cause.OPERATOR, true, Rows.event(id)));
    }

    private void pass(Duration time) {
        clock.advance(time);
        new Cleanup(stores.verifications(), ClockAgreement.trusting(clock)).run();
    }

    /** Empty once it is forgotten. */
    Optional<VerificationState> state() {
        return stores.verifications().find(id).map(VerificationRequest::state);
    }

    /** Whether anything of the person is kept. */
    boolean isKept() {
        return stores.verifications().person(id).isPresent();
    }

    /** How often somebody was told who it is. */
    int identities() {
        return identities;
    }

    /** How many events the application got; a thousand for each about the wrong subject. */
    int redemptions() {
        return redemptions;
    }
}
