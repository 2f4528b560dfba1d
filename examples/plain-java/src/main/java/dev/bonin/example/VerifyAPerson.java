package dev.bonin.example;

import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Started;
import dev.bonin.engine.Bonin;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.verification.Mode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Signs an invented adult up, against a sandbox of PortOne, and prints the certified name. */
public final class VerifyAPerson {
    private VerifyAPerson() {}

    @SuppressWarnings("try") // the chores run until they are closed
    public static void main(String[] arguments) {
        var clock = Clock.systemUTC();
        try (var portOne = Sandbox.start();
                var client = PortOneClient.connect(settings(portOne));
                var stores = BoninDatabase.temporary(Mode.SANDBOX)) {
            var source = new PortOneVerificationSource(client, clock, Duration.ofMinutes(5));
            var rings = KeyRings.fixed(KeyRing.draw(clock));
            var bonin = Bonin.over(stores, rings, SignUp.rules(), source, clock, new SecureRandom());
            try (var chores = bonin.startChores()) {
                var started = bonin.verifications().start("signup", Optional.empty());
                var impUid = certifiedInTheWindow("adult", started, portOne);
                var attempt = new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty());
                var outcome = bonin.verifications().finish(attempt);
                System.out.println(outcome.<String>fold(
                        accepted -> new SignUp(bonin)
                                .join("hong", accepted.code().orElseThrow().reveal()),
                        other -> other.status()));
            }
        }
    }

    /** Simulates the browser between start and finish. */
    private static String certifiedInTheWindow(String persona, Started started, Sandbox portOne) {
        return portOne.certify(
                CertificationOrder.of(persona).withMerchantUid(started.id().value()));
    }

    private static PortOneSettings settings(Sandbox portOne) {
        var merchant = portOne.merchant();
        return PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(portOne.baseUrl()));
    }
}
