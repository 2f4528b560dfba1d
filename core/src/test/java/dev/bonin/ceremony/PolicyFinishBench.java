package dev.bonin.ceremony;

import dev.bonin.audit.AuditEvent;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.purpose.PurposeDefaults;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.verification.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** People who are verified for purposes that each have policies of their own. */
public abstract class PolicyFinishBench {
    public static final Duration YEAR = Duration.ofDays(365);

    private static final PolicyCatalog CATALOG = new PolicyCatalog(List.of());

    public final CeremonyBench bench = new CeremonyBench();
    private final CeremonyRules rules = CeremonyBench.purposes(Map.of(
            "adult_check", purpose(Keep.NOTHING, "youth_protection"),
            "age_of_majority", purpose(Keep.NOTHING, "age_of_majority"),
            "strict", purpose(Keep.NOTHING, "minimum_age:60", "nationality:foreigner", "youth_protection"),
            "signup", purpose(PurposeDefaults.of("signup").keep(), "one_person_one_account"),
            "form", purpose(Keep.NOTHING, "form_match:name+birthday"),
            "shadow",
                    new PurposeRules(
                            Keep.NOTHING,
                            YEAR,
                            policies("youth_protection"),
                            policies("minimum_age:60"),
                            Optional.of(Duration.ofDays(30)))));
    public final Verifications verifications = bench.verifications(rules);

    public static PurposeRules purpose(Keep keep, String... names) {
        return new PurposeRules(keep, YEAR, policies(names), List.of(), Optional.empty());
    }

    public static List<Policy> policies(String... names) {
        return List.of(names).stream().map(CATALOG::policy).toList();
    }

    @AfterEach
    public void close() {
        bench.close();
    }

    public Outcome verified(String purpose, String persona) {
        var started = verifications.start(purpose, Optional.empty());
        return finish(started, certified(started, persona));
    }

    public String certified(Started started, String persona) {
        return bench.sandbox.certify(
                CertificationOrder.of(persona).withMerchantUid(started.id().value()));
    }

    public Outcome finish(Started started, String impUid) {
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }

    public AuditEvent last() {
        var entries = bench.store.log().unchained(1_000);
        return entries.get(entries.size() - 1);
    }
}
