package dev.bonin.benchmark.micro;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Verifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole verifications: a start and its finish, bound to the browser, or a bare finish. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the method that sets it before each iteration
public class CeremonyBenchmark {
    private static final int PEOPLE = 10_000;
    private static final String DECISION = "decision";
    private static final String PERSON = "person";
    private static final Keep VALUES =
            new Keep(true, Set.of(IdentityValue.NAME, IdentityValue.BIRTHDAY, IdentityValue.PHONE));
    private static final Duration YEAR = Duration.ofDays(365);

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final KeyRing ring = KeyRing.draw(clock);
    private final List<BoninDatabase> databases = new ArrayList<>();
    private Verifications bound;
    private Verifications unbound;
    private int visits;

    /** Starts each iteration with an empty store, which would otherwise grow with the number of iterations. */
    @Setup(Level.Iteration)
    public void clearStores() {
        visits = 0;
        bound = verifications(Binding.REQUIRED);
        unbound = verifications(Binding.OPTIONAL);
    }

    /** Deletes what the iteration kept. */
    @TearDown(Level.Iteration)
    public void close() {
        databases.forEach(BoninDatabase::close);
        databases.clear();
    }

    private Verifications verifications(Binding binding) {
        var opened = BoninDatabase.temporary(Mode.SANDBOX);
        databases.add(opened);
        new KeyAgreement(opened.sealed()).require(ring);
        var sealer = new PersonSealer(KeyRings.fixed(ring), random);
        var source = new PortOneInMemory(clock);
        return new Verifications(
                rules(binding), source, opened.verifications(), sealer, clock, random, List.of(), FinishWatch.NONE);
    }

    private static CeremonyRules rules(Binding binding) {
        var purposes = Map.of(
                "default",
                new PurposeRules(Keep.NOTHING, YEAR),
                DECISION,
                new PurposeRules(Keep.NOTHING, YEAR),
                PERSON,
                new PurposeRules(VALUES, YEAR));
        return new CeremonyRules(Mode.SANDBOX, binding, new Purposes(purposes), Set.of(), Set.of(), Map.of());
    }

    @Benchmark
    public Outcome startAndFinishKeepingNothing() {
        return startAndFinish(DECISION);
    }

    @Benchmark
    public Outcome startAndFinishKeepingThePerson() {
        return startAndFinish(PERSON);
    }

    @Benchmark
    public Outcome bareFinish() {
        var visit = visits++;
        return accepted(unbound.finish(FinishAttempt.bare(PortOneInMemory.impUid(who(visit), "order-" + visit))));
    }

    private Outcome startAndFinish(String purpose) {
        var started = bound.start(purpose, Optional.empty());
        var merchantUid = started.id().value();
        var impUid = PortOneInMemory.impUid(who(visits++), merchantUid);
        return accepted(
                bound.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.of(merchantUid))));
    }

    private static String who(int visit) {
        return Integer.toString(10_000_000 + visit % PEOPLE);
    }

    private static Outcome.Accepted accepted(Outcome outcome) {
        return outcome.fold(accepted -> accepted, refused -> {
            throw new IllegalStateException(refused.status());
        });
    }
}
