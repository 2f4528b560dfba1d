package dev.bonin.benchmark.micro;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Started;
import dev.bonin.chore.Chores;
import dev.bonin.engine.Bonin;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/** An engine with its database, whose verifications keep what those of the measured server keep. */
final class StoredCeremonies implements AutoCloseable {
    private static final String PURPOSE = "signup";
    private static final Keep VALUES =
            new Keep(true, Set.of(IdentityValue.NAME, IdentityValue.BIRTHDAY, IdentityValue.PHONE));
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int PERSON_LENGTH = 8;

    private final BoninDatabase database;
    private final Bonin bonin;
    private final Chores chores;
    private final long people;
    private final Queue<Started> open = new ConcurrentLinkedQueue<>();

    private StoredCeremonies(BoninDatabase database, Bonin bonin, long people) {
        this.database = database;
        this.bonin = bonin;
        this.people = people;
        this.chores = bonin.startChores();
    }

    /**
     * Opens an engine on an empty database.
     *
     * @param pool the number of connections to it
     * @param people among whom the visitors are drawn
     */
    static StoredCeremonies on(String url, int pool, long people) {
        var clock = Clock.systemUTC();
        var database = BoninDatabase.open(new DatabaseSettings.Server(url, null, null, pool), Mode.SANDBOX);
        var rings = KeyRings.fixed(KeyRing.draw(clock));
        var source = new PortOneInMemory(clock);
        return new StoredCeremonies(
                database, Bonin.over(database, rings, rules(), source, clock, new SecureRandom()), people);
    }

    private static CeremonyRules rules() {
        var purposes = new Purposes(Map.of(PURPOSE, new PurposeRules(VALUES, YEAR)));
        return new CeremonyRules(Mode.SANDBOX, Binding.REQUIRED, purposes, Set.of(), Set.of(), Map.of());
    }

    /** Opens a request of a new browser, which {@link #finish} takes. */
    boolean start() {
        open.add(begun());
        return true;
    }

    /** Finishes one of the requests opened by {@link #start}; returns false when there is none left. */
    boolean finish() {
        var next = open.poll();
        if (next != null) {
            finish(next);
        }
        return next != null;
    }

    boolean startAndFinish() {
        finish(begun());
        return true;
    }

    private Started begun() {
        return bonin.verifications().start(PURPOSE, Optional.empty());
    }

    private void finish(Started started) {
        var merchantUid = started.id().value();
        var attempt = new FinishAttempt(
                PortOneInMemory.impUid(anyone(), merchantUid),
                Optional.of(started.browser()),
                Optional.of(merchantUid));
        var status = bonin.verifications().finish(attempt).<String>fold(accepted -> "", refused -> refused.status());
        if (!status.isEmpty()) {
            throw new IllegalStateException(status);
        }
    }

    private String anyone() {
        var number = Long.toString(ThreadLocalRandom.current().nextLong(people));
        return "0".repeat(PERSON_LENGTH - number.length()) + number;
    }

    @Override
    public void close() {
        chores.close();
        database.close();
    }
}
