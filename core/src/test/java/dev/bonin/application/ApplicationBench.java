package dev.bonin.application;

import static dev.bonin.ceremony.Outcomes.accepted;

import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Started;
import dev.bonin.ceremony.Verifications;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Redemption;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.secret.RedemptionCode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Applications that ask, browsers that claim and finish, and codes that come back to be redeemed. */
public abstract class ApplicationBench {
    public static final String RETURN_URL = "https://shop.example/done?from=bonin";
    public static final Requester SHOP = new Requester("shop", Set.of(RETURN_URL), Set.of());
    public static final Requester CAFE = new Requester("cafe", Set.of("https://cafe.example/"), Set.of());
    public static final String SUBJECT = "고객 42";

    public final CeremonyBench bench = new CeremonyBench();
    public final CeremonyRules rules = CeremonyBench.purposes(
            Map.of("default", PurposeRules.decisionOnly(), "adult_check", PurposeRules.decisionOnly()));
    public final Verifications verifications = bench.verifications(rules);
    public final ApplicationVerifications applications = bench.applications(rules);

    @AfterEach
    public void close() {
        bench.close();
    }

    public Order.Placed placed() {
        return granted(applications.order(SHOP, order("adult_check", SUBJECT, "s 1")));
    }

    public static Order order(String purpose, String subject, String state) {
        return new Order(Optional.of(purpose), subject, RETURN_URL, Optional.of(state));
    }

    public Started claimed(Order.Placed placed) {
        return granted(applications.claim(placed.page(), Optional.empty()));
    }

    public RedemptionCode code(Started claimed) {
        return finish(claimed).code().orElseThrow().proof();
    }

    public Outcome.Accepted finish(Started claimed) {
        var attempt = new FinishAttempt(certified(claimed.id()), Optional.of(claimed.browser()), Optional.empty());
        return accepted(verifications.finish(attempt));
    }

    public String certified(VerificationId id) {
        return bench.sandbox.certify(CertificationOrder.of("adult").withMerchantUid(id.value()));
    }

    public Reply<Redemption, Redemption.Refusal> redeem(Order.Placed placed, RedemptionCode code) {
        return redeem(placed, code.reveal(), SUBJECT, "adult_check");
    }

    public Reply<Redemption, Redemption.Refusal> redeem(
            Order.Placed placed, String code, String subject, String purpose) {
        return applications.redeem(
                SHOP, placed.id(), Attempt.of(code, purpose).about(subject).from("192.0.2.1"));
    }

    public static <T, R extends Enum<R>> T granted(Reply<T, R> reply) {
        return reply.fold(value -> value, reason -> {
            throw new AssertionError("Refused: " + reason);
        });
    }

    public static <T, R extends Enum<R>> R refusal(Reply<T, R> reply) {
        return reply.fold(
                value -> {
                    throw new AssertionError("Granted: " + value);
                },
                reason -> reason);
    }
}
