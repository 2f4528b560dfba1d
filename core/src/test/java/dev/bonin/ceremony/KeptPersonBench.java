package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;

import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Order;
import dev.bonin.application.Requester;
import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Redemption;
import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.PurposeDefaults;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.secret.RedemptionCode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** People who are verified for purposes that keep more or less of them, by browsers and for applications. */
public abstract class KeptPersonBench {
    public static final Duration YEAR = Duration.ofDays(365);
    public static final Access KIM = new Access("operator:kim", "local", "call of a customer");
    public static final Set<IdentityValue> ALL = EnumSet.allOf(IdentityValue.class);
    public static final String RETURN_URL = "https://shop.example/done";

    public final CeremonyBench bench = new CeremonyBench();
    public final CeremonyRules rules = CeremonyBench.purposes(Map.of(
            "signup",
            new PurposeRules(PurposeDefaults.of("signup").keep(), YEAR),
            "adult_check",
            PurposeRules.decisionOnly(),
            "contract",
            new PurposeRules(new Keep(true, Set.of(IdentityValue.NAME, IdentityValue.PHONE)), YEAR)
                    .redeemableWithin(Duration.ZERO),
            "delivery",
            new PurposeRules(new Keep(false, Set.of(IdentityValue.NAME)), YEAR)));
    public final Verifications verifications = bench.verifications(rules);

    @AfterEach
    public void close() {
        bench.close();
    }

    /** An application's verification that somebody has finished. */
    public record Finished(VerificationId id, RedemptionCode code) {}

    public Redemption redeemed(Requester requester, String purpose) {
        var applications = bench.applications(rules);
        var finished = finished(applications, requester, purpose);
        return granted(applications.redeem(requester, finished.id(), attempt(finished, purpose)));
    }

    public static Attempt attempt(Finished finished, String purpose) {
        return Attempt.of(finished.code().reveal(), purpose)
                .about("customer 42")
                .from("192.0.2.1");
    }

    public Finished finished(ApplicationVerifications applications, Requester requester, String purpose) {
        var order = new Order(Optional.of(purpose), "customer 42", RETURN_URL, Optional.empty());
        var placed = granted(applications.order(requester, order));
        var claimed = granted(applications.claim(placed.page(), Optional.empty()));
        var outcome = accepted(finish(claimed, certified(placed.id(), "adult")));
        return new Finished(placed.id(), outcome.code().orElseThrow().proof());
    }

    public static Requester requester(String name, IdentityValue... scopes) {
        return new Requester(name, Set.of(RETURN_URL), Set.of(scopes));
    }

    public Outcome.Accepted verified(String purpose, String persona) {
        var started = verifications.start(purpose, Optional.empty());
        return accepted(finish(started, certified(started.id(), persona)));
    }

    public String certified(VerificationId id, String persona) {
        return bench.sandbox.certify(CertificationOrder.of(persona).withMerchantUid(id.value()));
    }

    public Outcome finish(Started started, String impUid) {
        return finish(verifications, started, impUid);
    }

    public static Outcome finish(Verifications verifications, Started started, String impUid) {
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }

    public List<AuditEvent> entries() {
        return bench.store.log().unchained(1_000);
    }

    public List<AuditAction> actions() {
        return entries().stream().map(AuditEvent::action).toList();
    }

    public AuditEvent last() {
        var entries = entries();
        return entries.get(entries.size() - 1);
    }

    public static <T, R> T granted(Reply<T, R> reply) {
        return reply.fold(value -> value, reason -> {
            throw new AssertionError("Refused: " + reason);
        });
    }
}
