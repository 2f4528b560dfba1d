package dev.bonin.verification;

import dev.bonin.sandbox.certification.CertificationOrder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Browsers that start requests for people who are certified, and finish them. */
abstract class BoundFinishBench {
    final CeremonyBench bench = new CeremonyBench();
    final Verifications verifications = bench.bound();

    @AfterEach
    void close() {
        bench.close();
    }

    String certified(Started started) {
        return certified(started, bench.clock.instant());
    }

    String certified(Started started, Instant when) {
        return bench.sandbox.certify(order(started).with("certified_at", when.getEpochSecond()));
    }

    static CertificationOrder order(Started started) {
        return CertificationOrder.of("adult").withMerchantUid(started.id().value());
    }

    Outcome finish(Started started, String impUid) {
        return finish(verifications, started, impUid);
    }

    static Outcome finish(Verifications verifications, Started started, String impUid) {
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }
}
