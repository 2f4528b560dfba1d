package dev.bonin.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.source.SourceException;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One of the two clocks is put right while the other one's time is known from before. */
class SetClockTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final int MORE_THAN_ALL_TRIES = 15;

    private final SettableClock ours = SettableClock.at(CeremonyBench.NOW);
    private final SettableClock portOnes = SettableClock.at(CeremonyBench.NOW);
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(portOnes));
    private final PortOneClient portOne = PortOneClient.connect(CeremonyBench.settings(sandbox), ours, new Random(1));
    private final InMemoryStores store = new InMemoryStores();
    private final Verifications verifications = new Verifications(
            CeremonyRules.sandbox(Binding.REQUIRED),
            new PortOneVerificationSource(portOne, ours, Duration.ofMinutes(5)),
            store,
            new PersonSealer(KeyRings.fixed(KeyRing.draw(ours)), new Random(4)),
            ours,
            new Random(2),
            List.of(),
            FinishWatch.NONE);

    @AfterEach
    void close() {
        portOne.close();
        sandbox.close();
    }

    @Test
    void refusesNobodyAsStaleWhereOursWasSetSinceTheTokenCame() {
        ours.advance(TWO_MINUTES.negated());
        assertThat(isAccepted()).isTrue();

        ours.advance(TWO_MINUTES);

        assertThat(isAccepted()).isTrue();
    }

    @Test
    void refusesNobodyAsStaleWherePortOnesWasSetSinceTheTokenCame() {
        portOnes.advance(TWO_MINUTES);
        assertThat(isAccepted()).isTrue();

        portOnes.advance(TWO_MINUTES.negated());

        assertThat(isAccepted()).isTrue();
    }

    @Test
    void goesOnAsSoonAsAClockThatWasFarOffIsRight() {
        portOnes.advance(Duration.ofHours(1));
        var started = verifications.start("default", Optional.empty());
        for (int time = 0; time < MORE_THAN_ALL_TRIES; time++) {
            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> finish(started))
                    .satisfies(off -> {
                        assertThat(off.kind()).isEqualTo(SourceException.Kind.CLOCK_OFF);
                        assertThat(off.retryAfter()).isPresent();
                    });
        }

        portOnes.advance(Duration.ofHours(-1));
        ours.advance(Duration.ofSeconds(10)); // it was set, too, so the time is asked for anew

        assertThat(finish(started)).as("no try was lost").isInstanceOf(Outcome.Accepted.class);
    }

    private boolean isAccepted() {
        return finish(verifications.start("default", Optional.empty())) instanceof Outcome.Accepted;
    }

    private Outcome finish(Started started) {
        var impUid = sandbox.certify(
                CertificationOrder.of("adult").withMerchantUid(started.id().value()));
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }
}
