package dev.bonin.chore;

import dev.bonin.account.Accounts;
import dev.bonin.audit.AuditChaining;
import dev.bonin.audit.AuditLog;
import dev.bonin.audit.AuditRetention;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.verification.Cleanup;
import dev.bonin.verification.VerificationId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is due wherever people are kept: the law asks that they are erased in time (개인정보 보호법 제21조) and that the access log is kept and is whole
 * (개인정보의 안전성 확보조치 기준 제8조).
 */
public final class DueChores {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int AT_A_TIME = 500;

    private static final String CLEANUP = "Cleaning up requests";
    private static final String RETENTION = "Erasing people whose time is over";
    private static final String AT_SOURCE = "Erasing at PortOne";
    private static final String ACCOUNTS = "Forgetting bans and waits that are over";
    private static final String CHAINING = "Chaining the access log";
    private static final String OLD_ENTRIES = "Dropping old entries of the access log";

    /** By which {@link Chores} tells whether all of them are run. */
    static final Set<String> NAMES = Set.of(CLEANUP, RETENTION, AT_SOURCE, ACCOUNTS, CHAINING, OLD_ENTRIES);

    private DueChores() {}

    /**
     * Returns all of them.
     *
     * @param givenUp is told of a verification whose record PortOne could not be told to erase for 30 days: somebody has to see to it
     */
    public static List<Chore> all(
            Cleanup cleanup,
            Retention retention,
            SourceErasures atSource,
            Accounts accounts,
            ClockAgreement clocks,
            AuditLog log,
            AuditRetention oldEntries,
            Consumer<VerificationId> givenUp) {
        return List.of(
                cleanup(cleanup),
                retention(retention),
                atSource(atSource, givenUp),
                accounts(accounts, clocks),
                chaining(log),
                oldEntries(oldEntries));
    }

    /** Closes requests whose time is over, and forgets those that came to nothing. */
    public static Chore cleanup(Cleanup cleanup) {
        return new Chore(CLEANUP, MINUTE, cleanup::run);
    }

    /** Erases people whose time is over. */
    public static Chore retention(Retention retention) {
        return new Chore(RETENTION, MINUTE, retention::run);
    }

    /** Tells PortOne what it is to erase. */
    public static Chore atSource(SourceErasures erasures, Consumer<VerificationId> givenUp) {
        return new Chore(AT_SOURCE, MINUTE, () -> erasures.run().forEach(givenUp));
    }

    /** Forgets bans and waits that are over. */
    public static Chore accounts(Accounts accounts, ClockAgreement clocks) {
        return new Chore(ACCOUNTS, MINUTE, () -> clocks.now().ifPresent(now -> accounts.forgetOver(now, AT_A_TIME)));
    }

    /** Gives entries of the access log their places in its chain. */
    public static Chore chaining(AuditLog log) {
        return new Chore(CHAINING, SOON, new AuditChaining(log)::run);
    }

    /** Drops entries of the access log that have been kept as long as they must be. */
    public static Chore oldEntries(AuditRetention retention) {
        return new Chore(OLD_ENTRIES, Duration.ofDays(1), retention::run);
    }
}
