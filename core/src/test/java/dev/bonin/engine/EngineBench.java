package dev.bonin.engine;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Outcomes;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.Evidence;
import dev.bonin.source.ImpUid;
import dev.bonin.source.Report;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Everything over stores in memory, on a clock that is turned by hand, with a source that certifies whoever is asked
 * about.
 */
final class EngineBench implements VerificationSource {
    static final Duration KEPT_FOR = Duration.ofHours(12);

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    final InMemoryStores stores = new InMemoryStores();
    final KeyRings rings = KeyRings.fixed(KeyRing.draw(clock));
    final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile String merchantUid = "";

    /** Whom the source certifies. */
    volatile Identity identity = Identity.nothing();

    /** What an operator read. */
    record Line(Level level, String message, @Nullable Throwable failure) {}

    Bonin bonin(CeremonyRules rules, BoninOptions options) {
        return Bonin.over(stores, rings, rules, this, clock, new Random(1), options.log(this::log));
    }

    private void log(Level level, String message, @Nullable Throwable failure) {
        lines.add(new Line(level, message, failure));
    }

    /** For {@code default}, which keeps nobody. */
    static CeremonyRules keepingNobody() {
        return CeremonyRules.sandbox(Binding.REQUIRED);
    }

    static CeremonyRules keepingNames() {
        var rule = new PurposeRules(new Keep(true, Set.of(IdentityValue.NAME)), KEPT_FOR);
        return new CeremonyRules(
                Mode.SANDBOX, Binding.REQUIRED, new Purposes(Map.of("default", rule)), Set.of(), Set.of(), Map.of());
    }

    VerificationId verify(Bonin bonin) {
        var started = bonin.verifications().start("default", Optional.empty());
        merchantUid = started.id().value();
        var attempt =
                new FinishAttempt("imp_" + merchantUid.substring(20), Optional.of(started.browser()), Optional.empty());
        return Outcomes.accepted(bonin.verifications().finish(attempt)).id();
    }

    static void run(Bonin bonin, String chore) {
        bonin.chores().stream()
                .filter(one -> one.name().equals(chore))
                .findFirst()
                .orElseThrow()
                .work()
                .run();
    }

    @Override
    public Optional<Report> report(Evidence evidence) {
        var impUid = new ImpUid(evidence.value());
        var now = clock.instant();
        return Optional.of(new Report(
                impUid, Optional.of(merchantUid), "danal", true, Optional.of(now), Optional.empty(), identity, now));
    }
}
