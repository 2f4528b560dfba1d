package dev.bonin.ceremony;

import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Browsers that start requests for people who are certified, and finish them. */
abstract class BoundFinishBench {
    public final CeremonyBench bench = new CeremonyBench();
    public final Verifications verifications = bench.bound();

    @AfterEach
    public void close() {
        bench.close();
    }

    public String certified(Started started) {
        return certified(started, bench.clock.instant());
    }

    public String certified(Started started, Instant when) {
        return bench.sandbox.certify(order(started).with("certified_at", when.getEpochSecond()));
    }

    public static CertificationOrder order(Started started) {
        return CertificationOrder.of("adult").withMerchantUid(started.id().value());
    }

    public Outcome finish(Started started, String impUid) {
        return finish(verifications, started, impUid);
    }

    public static Outcome finish(Verifications verifications, Started started, String impUid) {
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }
}
