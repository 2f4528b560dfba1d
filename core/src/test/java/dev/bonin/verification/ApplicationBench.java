package dev.bonin.verification;

import static dev.bonin.verification.Outcomes.accepted;

import dev.bonin.sandbox.certification.CertificationOrder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Applications that ask, browsers that claim and finish, and codes that come back to be redeemed. */
abstract class ApplicationBench {
    static final String RETURN_URL = "https://shop.example/done?from=bonin";
    static final Requester SHOP = new Requester("shop", Set.of(RETURN_URL), Set.of());
    static final Requester CAFE = new Requester("cafe", Set.of("https://cafe.example/"), Set.of());
    static final String SUBJECT = "고객 42";

    final CeremonyBench bench = new CeremonyBench();
    final CeremonyRules rules = CeremonyBench.purposes(
            Map.of("default", PurposeRules.decisionOnly(), "adult_check", PurposeRules.decisionOnly()));
    final Verifications verifications = bench.verifications(rules);
    final ApplicationVerifications applications = bench.applications(rules);

    @AfterEach
    void close() {
        bench.close();
    }

    Order.Placed placed() {
        return granted(applications.order(SHOP, order("adult_check", SUBJECT, "s 1")));
    }

    static Order order(String purpose, String subject, String state) {
        return new Order(Optional.of(purpose), subject, RETURN_URL, Optional.of(state));
    }

    Started claimed(Order.Placed placed) {
        return granted(applications.claim(placed.page(), Optional.empty()));
    }

    RedemptionCode code(Started claimed) {
        return finish(claimed).handover().orElseThrow().code().orElseThrow();
    }

    Outcome.Accepted finish(Started claimed) {
        var attempt = new FinishAttempt(certified(claimed.id()), Optional.of(claimed.browser()), Optional.empty());
        return accepted(verifications.finish(attempt));
    }

    String certified(VerificationId id) {
        return bench.sandbox.certify(CertificationOrder.of("adult").withMerchantUid(id.value()));
    }

    Reply<Redemption, Redemption.Refusal> redeem(Order.Placed placed, RedemptionCode code) {
        return redeem(placed, code.reveal(), SUBJECT, "adult_check");
    }

    Reply<Redemption, Redemption.Refusal> redeem(Order.Placed placed, String code, String subject, String purpose) {
        return applications.redeem(SHOP, placed.id(), new Redemption.Attempt(code, subject, purpose, "192.0.2.1"));
    }

    static <T, R extends Enum<R>> T granted(Reply<T, R> reply) {
        return reply.fold(value -> value, reason -> {
            throw new AssertionError("Refused: " + reason);
        });
    }

    static <T, R extends Enum<R>> R refusal(Reply<T, R> reply) {
        return reply.fold(
                value -> {
                    throw new AssertionError("Granted: " + value);
                },
                reason -> reason);
    }
}
