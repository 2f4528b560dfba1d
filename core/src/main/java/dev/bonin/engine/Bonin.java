package dev.bonin.engine;

import dev.bonin.account.Accounts;
import dev.bonin.account.ApartWatch;
import dev.bonin.announcement.Announcements;
import dev.bonin.application.ApplicationRegister;
import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Applications;
import dev.bonin.application.KeyHolder;
import dev.bonin.application.WindowlessVerifications;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Verifications;
import dev.bonin.chore.Chore;
import dev.bonin.chore.Chores;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.guardian.GuardianPage;
import dev.bonin.guardian.Guardians;
import dev.bonin.handover.Handovers;
import dev.bonin.purpose.Purposes;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.Stores;
import dev.bonin.subject.Subjects;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.webhook.WebhookDeliveries;
import dev.bonin.webhook.WebhookReceiver;
import dev.bonin.webhook.WebhookSecret;
import dev.bonin.webhook.WebhookWatch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All services of Bonin over one set of stores, one key ring and one source. Each service is created once and safe for
 * use by several threads. Bonin closes none of its arguments: close the result of {@link #startChores} first, then the
 * source and the stores.
 */
public final class Bonin {
    private final Records records;
    private final Notices notices;
    private final Upkeep upkeep;
    private final Verifications verifications;
    private final ApplicationVerifications applications;
    private final Optional<WindowlessVerifications> windowless;
    private final Purposes purposes;
    private final Handovers handovers;
    private final Clock clock;
    private final RandomGenerator random;
    private final boolean needsChores;
    private volatile @Nullable Chores running;

    private Bonin(Parts parts) {
        var options = parts.options();
        var stores = options.listener == null ? parts.stores() : parts.stores().announcing();
        this.clock = parts.clock();
        this.random = parts.random();
        this.records = new Records(stores, parts.rings(), clock, parts.random(), options.rejoinWait);
        this.notices = new Notices(options.log);
        new KeyStart(records, notices).require(parts.rings());
        this.upkeep = new Upkeep(parts, records, notices);
        this.needsChores = !options.choresElsewhere && parts.keepValues();
        this.verifications = new Verifications(
                parts.rules(),
                new FailuresOfProviders(parts.source(), notices),
                records.verifications(),
                records.sealer(),
                clock,
                parts.random(),
                options.handlers,
                options.finishWatch);
        this.purposes = parts.rules().purposes();
        this.applications = new ApplicationVerifications(
                parts.rules(),
                records.verifications(),
                records.codes(purposes, stores.joining()),
                records.identities(),
                clock,
                parts.random());
        this.handovers = handovers(stores.joining());
        this.windowless = Optional.ofNullable(options.phoneAgency)
                .map(agency -> new WindowlessVerifications(agency, verifications, records.verifications(), clock));
    }

    /**
     * Builds all services with the default {@link BoninOptions}. Empty stores register the keys of {@code rings}.
     *
     * @param source returns the report about each certified person
     * @param random creates ids, nonces and keys, so it must be unpredictable: a {@link java.security.SecureRandom}
     *     outside of tests
     * @throws dev.bonin.sealing.SealingException if the stores depend on other keys
     * @throws dev.bonin.verification.StoreException if the stores are not available
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
     * Builds all services with options.
     *
     * @throws IllegalArgumentException if the retention of the access log is below one year
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
     * Returns the service that starts and finishes verifications.
     *
     * @throws IllegalStateException if a purpose keeps persons but no chores run that would erase them
     */
    public Verifications verifications() {
        var chores = running;
        if (needsChores && (chores == null || !chores.isOpen())) {
            throw new IllegalStateException("chores: not running, so persons kept by a purpose would never be erased"
                    + " (expected: startChores() before this call, not closed yet, or BoninOptions.choresElsewhere())");
        }
        return verifications;
    }

    /**
     * Returns the service for applications, which request verifications and redeem their outcomes. Redeeming joins the
     * transaction of the calling thread, as {@link #accounts()}.
     */
    public ApplicationVerifications applications() {
        return applications;
    }

    /**
     * Returns the service that verifies by phone without a window.
     *
     * @return empty unless {@link BoninOptions#phoneAgency} was set
     */
    public Optional<WindowlessVerifications> windowless() {
        return windowless;
    }

    /**
     * Returns the same service, redeeming in the transaction of {@code stores}.
     *
     * @param stores those of the same database on one connection, whose owner commits
     */
    public ApplicationVerifications applications(Stores stores) {
        return applications.redeemingBy(records.codes(purposes, stores));
    }

    /**
     * Returns the service that redeems the codes of this application's own pages. Redeeming joins the transaction of
     * the calling thread, as {@link #accounts()}.
     */
    public Handovers handovers() {
        return handovers;
    }

    /**
     * Returns the same service, redeeming in the transaction of {@code stores}.
     *
     * @param stores those of the same database on one connection, whose owner commits
     */
    public Handovers handovers(Stores stores) {
        return new Handovers(records.codes(purposes, stores));
    }

    /** Returns the service that makes links for guardians of children, and tells what they decided. */
    public Guardians guardians() {
        return records.guardians(purposes);
    }

    /** Returns the page of guardians, which the servlet serves. */
    public GuardianPage guardianPage() {
        return records.guardianPage(purposes);
    }

    /**
     * Returns the service that authenticates applications.
     *
     * @param declared the keys in the settings, one entry each
     * @throws dev.bonin.application.UnusableApplicationException if the same name is declared in the settings and
     *     stored in the database
     */
    public Applications callers(List<KeyHolder> declared) {
        return new Applications(declared, records.stores().applications(), clock);
    }

    /**
     * Returns the service that adds and removes applications.
     *
     * @param declared the names of applications in the settings, which can only be changed there
     */
    public ApplicationRegister register(Set<String> declared) {
        return records.register(declared);
    }

    /**
     * Creates the delivery of webhooks. The caller runs it every second, as a chore, and closes it before the stores.
     *
     * @param declared the secrets in the settings, by application
     */
    public WebhookDeliveries webhooks(
            Map<String, List<WebhookSecret>> declared, WebhookReceiver receiver, WebhookWatch watch) {
        var stores = records.stores();
        return new WebhookDeliveries(
                stores.webhookEndpoints(),
                stores.webhookQueue(),
                records.secrets(),
                declared,
                receiver,
                watch,
                clock,
                random);
    }

    /**
     * Returns the service that links accounts to persons and manages bans. If the stores are those of the application's
     * DataSource and the calling thread is in a transaction of it, a link is committed and rolled back with it.
     */
    public Accounts accounts() {
        return records.accounts();
    }

    /**
     * Returns the same service in the transaction of {@code stores}.
     *
     * @param stores those of the same database on one connection, whose owner commits
     */
    public Accounts accounts(Stores stores) {
        return records.accounts(stores);
    }

    /** Returns the service that opens stored values of persons. */
    public KeptIdentities identities() {
        return records.identities();
    }

    /** Returns the service that erases persons. */
    public Eraser erasures() {
        return records.erasures();
    }

    /** Returns the service that exports all stored data about a person. */
    public Subjects subjects() {
        return records.subjects();
    }

    /** Returns the service that migrates rows to the current keys. */
    public Rotation rotation() {
        return records.rotation();
    }

    /**
     * Returns the delivery of outcomes to a listener. A chore runs it if a listener was given to
     * {@link BoninOptions#announceTo}.
     */
    public Announcements announcements() {
        return upkeep.announcements();
    }

    /** Returns the erasure of persons at the end of their retention, which a chore runs. */
    public Retention retention() {
        return upkeep.retention();
    }

    /** Returns the erasure of records at the source, which a chore runs. */
    public SourceErasures sourceErasures() {
        return upkeep.sourceErasures();
    }

    /** Returns the search for persons that cannot be distinguished from others, which a chore runs. */
    public ApartWatch apartWatch() {
        return upkeep.apartWatch();
    }

    /** Returns the clock agreement that every erasure of expired data requires. */
    public ClockAgreement clocks() {
        return upkeep.clocks();
    }

    /**
     * Returns the recurring work, for applications that schedule it themselves ({@link BoninOptions#choresElsewhere}).
     */
    public List<Chore> chores() {
        return upkeep.chores();
    }

    /**
     * Runs every chore once, on the calling thread: for tests that have moved the clock, and for applications that run
     * the chores themselves ({@link BoninOptions#choresElsewhere}).
     */
    public void runChores() {
        chores().forEach(chore -> chore.work().run());
    }

    /**
     * Starts all chores on their own threads; the first run of each begins immediately. Close the result before the
     * stores.
     *
     * @param more chores of the application itself
     * @throws IllegalStateException if they are already running
     */
    public synchronized Chores startChores(Chore... more) {
        var before = running;
        if (before != null && before.isOpen()) {
            throw new IllegalStateException("chores: already running (expected: close() before the next start)");
        }
        var started =
                Chores.start(Stream.concat(chores().stream(), Stream.of(more)).toList(), notices::undone);
        running = started;
        return started;
    }
}
