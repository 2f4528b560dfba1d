package dev.bonin.engine;

import dev.bonin.account.Accounts;
import dev.bonin.account.ApartWatch;
import dev.bonin.announcement.Announcements;
import dev.bonin.application.ApplicationRegister;
import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Applications;
import dev.bonin.application.KeyHolder;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Verifications;
import dev.bonin.chore.Chore;
import dev.bonin.chore.Chores;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.Stores;
import dev.bonin.subject.Subjects;
import dev.bonin.verification.KeptIdentities;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of Bonin over one place to keep things in, one key ring and one source. Each part is built once, and serves all
 * threads. It owns nothing that it was given: close what {@link #startChores} returns first, then the source and the
 * stores.
 */
public final class Bonin {
    private final Records records;
    private final Notices notices;
    private final Upkeep upkeep;
    private final Verifications verifications;
    private final ApplicationVerifications applications;
    private final Clock clock;
    private final boolean needsChores;
    private volatile @Nullable Chores running;

    private Bonin(Parts parts) {
        var options = parts.options();
        var stores = options.listener == null ? parts.stores() : parts.stores().announcing();
        this.clock = parts.clock();
        this.records = new Records(stores, parts.rings(), clock, parts.random(), options.rejoinWait);
        this.notices = new Notices(options.log);
        new KeyStart(records, notices).require(parts.rings());
        this.upkeep = new Upkeep(parts, records, notices);
        this.needsChores = !options.choresElsewhere && parts.keepPeople();
        this.verifications = new Verifications(
                parts.rules(),
                parts.source(),
                records.verifications(),
                records.sealer(),
                clock,
                parts.random(),
                options.handlers);
        this.applications = new ApplicationVerifications(
                parts.rules(), records.verifications(), records.identities(), clock, parts.random());
    }

    /**
     * Builds everything, with the defaults of {@link BoninOptions}. Stores that keep nothing yet take these keys for
     * their own.
     *
     * @param source asked about everybody who was certified
     * @param random makes ids, nonces and keys, so it must be unpredictable: a {@link java.security.SecureRandom}
     *     outside of tests
     * @throws dev.bonin.sealing.SealingException if the stores are kept with other keys
     * @throws dev.bonin.verification.StoreException if the stores cannot be asked
     */
    public static Bonin over(
            Stores stores,
            KeyRings rings,
            CeremonyRules rules,
            VerificationSource source,
            Clock clock,
            RandomGenerator random) {
        return over(stores, rings, rules, source, clock, random, new BoninOptions());
    }

    /**
     * Builds the same with options.
     *
     * @throws IllegalArgumentException if the access log is to be kept for less than a year
     */
    public static Bonin over(
            Stores stores,
            KeyRings rings,
            CeremonyRules rules,
            VerificationSource source,
            Clock clock,
            RandomGenerator random,
            BoninOptions options) {
        return new Bonin(new Parts(stores, rings, rules, source, clock, random, options));
    }

    /**
     * Returns what starts and finishes verifications.
     *
     * @throws IllegalStateException if a purpose keeps people and nobody would erase them
     */
    public Verifications verifications() {
        var chores = running;
        if (needsChores && (chores == null || !chores.isOpen())) {
            throw new IllegalStateException("chores: not running, and a purpose keeps people, whom nobody would erase"
                    + " (expected: startChores() before this, and open as long, or BoninOptions.choresElsewhere())");
        }
        return verifications;
    }

    /**
     * Returns verifications as applications take part in them: they ask for one, and redeem what the browser brings
     * back.
     */
    public ApplicationVerifications applications() {
        return applications;
    }

    /**
     * Returns what tells which application calls.
     *
     * @param declared by the settings, one entry for each key
     * @throws dev.bonin.application.UnusableApplicationException if a name is declared and kept
     */
    public Applications callers(List<KeyHolder> declared) {
        return new Applications(declared, records.stores().applications(), clock);
    }

    /**
     * Returns what adds and removes applications.
     *
     * @param declared the names of those that the settings declare, which are changed there
     */
    public ApplicationRegister register(Set<String> declared) {
        return records.register(declared);
    }

    /** Returns whose an application's accounts are, and who may have none. */
    public Accounts accounts() {
        return records.accounts();
    }

    /** Returns what opens the kept values of people. */
    public KeptIdentities identities() {
        return records.identities();
    }

    /** Returns what erases people. */
    public Eraser erasures() {
        return records.erasures();
    }

    /** Returns what collects all that is held about a person who asks. */
    public Subjects subjects() {
        return records.subjects();
    }

    /** Returns what brings rows to the keys that count by now. */
    public Rotation rotation() {
        return records.rotation();
    }

    /**
     * Returns what tells a listener of outcomes; a chore does so by itself where one was given to
     * {@link BoninOptions#announceTo}.
     */
    public Announcements announcements() {
        return upkeep.announcements();
    }

    /** Returns what erases people whose time is over; a chore does so by itself. */
    public Retention retention() {
        return upkeep.retention();
    }

    /** Returns what has the source erase its records; a chore does so by itself. */
    public SourceErasures sourceErasures() {
        return upkeep.sourceErasures();
    }

    /** Returns what looks who cannot be told from others; a chore does so by itself. */
    public ApartWatch apartWatch() {
        return upkeep.apartWatch();
    }

    /** Returns the clocks without whose agreement nothing is erased for its age. */
    public ClockAgreement clocks() {
        return upkeep.clocks();
    }

    /**
     * Returns the work that comes up again and again, for whoever runs it in their own way
     * ({@link BoninOptions#choresElsewhere}).
     */
    public List<Chore> chores() {
        return upkeep.chores();
    }

    /**
     * Has all chores done from now on, each for the first time at once, on threads of their own. Close what this
     * returns before the stores.
     *
     * @param more chores of the application's own
     * @throws IllegalStateException if they run already
     */
    public synchronized Chores startChores(Chore... more) {
        var before = running;
        if (before != null && before.isOpen()) {
            throw new IllegalStateException(
                    "chores: they run already (expected: one start, or a close before the next)");
        }
        var started =
                Chores.start(Stream.concat(chores().stream(), Stream.of(more)).toList(), notices::undone);
        running = started;
        return started;
    }
}
