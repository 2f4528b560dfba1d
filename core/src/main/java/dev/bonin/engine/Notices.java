package dev.bonin.engine;

import dev.bonin.announcement.Announcements.Untold;
import dev.bonin.audit.Checkpoint;
import dev.bonin.chore.Chore;
import dev.bonin.clock.ClockAgreement.State;
import dev.bonin.diagnosis.LoggedFailure;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealingException;
import dev.bonin.standing.PeopleApart;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationId;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages for operators. An exception of the application's listener is named by its type only: its message may contain
 * personal data.
 */
final class Notices {
    private static final int MOST_NAMED = 20;

    private final OperatorLog log;
    private final AtomicLong givenUp = new AtomicLong();

    Notices(OperatorLog log) {
        this.log = log;
    }

    private void say(Level level, String message) {
        log.log(level, message, null);
    }

    /** Logs a failed run of a chore. */
    void undone(Chore chore, RuntimeException failure) {
        if (failure instanceof StoreException away) {
            say(Level.WARNING, chore.name() + " failed and is retried at its next run: " + away.getMessage());
        } else if (failure instanceof SealingException unusable) {
            say(Level.ERROR, chore.name() + " failed and is retried: " + unusable.getMessage());
        } else {
            log.log(Level.ERROR, chore.name() + " failed", LoggedFailure.of(failure));
        }
    }

    /** Logs that clocks disagree or agree again. */
    void clocks(State state) {
        switch (state) {
            case AGREED -> say(Level.INFO, "Clocks agree again; the erasure of expired data continues");
            case DATABASE_DIFFERS -> clocks("this machine's clock and the database's differ by more than five minutes");
            case SOURCE_DIFFERS -> clocks("this machine's clock and PortOne's differ by more than five minutes");
            case UNCONFIRMED ->
                clocks(
                        "this machine's clock was not confirmed since startup or has jumped, and PortOne's time is unknown");
        }
    }

    private void clocks(String failure) {
        say(
                Level.ERROR,
                "Clocks disagree: " + failure
                        + ". Until they agree no expired data is erased and no request is closed. Set"
                        + " the clocks by NTP, and check that PortOne can be reached");
    }

    /** Logs that the erasure of a record at PortOne was given up. */
    void notErasedAtSource(VerificationId id) {
        say(
                Level.ERROR,
                "Erasing the record of verification " + id + " at PortOne failed for 30 days and was given up"
                        + ". Ask PortOne to erase it; the record's merchant_uid is that id");
    }

    /** Logs that new persons are refused because kept persons cannot be distinguished, or that this ended. */
    void apart(Map<String, PeopleApart> found) {
        if (found.isEmpty()) {
            say(Level.INFO, "People: all kept persons can be distinguished again; new persons are no longer refused");
        }
        found.forEach((application, apart) -> apart(application.isEmpty() ? "-" : application, apart.count()));
    }

    private void apart(String application, long count) {
        say(
                Level.WARNING,
                "People of application " + application + ": " + count
                        + " accounts, bans or waits belong to persons whose CI or DI cannot be compared with that of others, so"
                        + " new persons are refused as standing_unknown. ./bonin account apart " + application
                        + " (in code: Accounts.apart) lists them and the possible remedies");
    }

    /** Logs the new head of the access log. */
    void endOfAccessLog(Checkpoint end) {
        say(Level.INFO, "The access log ends at " + end);
    }

    /** Logs that a listener did not accept an outcome. */
    void untold(Untold untold) {
        if (untold.givenUp()) {
            say(
                    Level.WARNING,
                    "Event of verification " + untold.id() + " dropped: the listener failed " + untold.failures()
                            + " times within a day, last with "
                            + untold.failure().getName() + " (" + givenUp.incrementAndGet()
                            + " dropped since startup)");
        } else {
            say(
                    Level.INFO,
                    "A listener failed with " + untold.failure().getName() + " for verification " + untold.id()
                            + ", attempt " + untold.failures() + ": the event will be redelivered");
        }
    }

    /** Logs the code with which a provider did not verify a person. */
    void notVerified(String provider, String code) {
        say(Level.INFO, "Provider " + provider + " did not verify a person: code " + code);
    }

    /** Logs that the key ring was replaced. */
    void keyRingChanged(KeyRing ring) {
        say(Level.INFO, "Key ring changed: " + ring);
    }

    /** Logs that a key in the database is missing from this node's ring. */
    void keyMissing(KeyUse use, KeyId key) {
        say(
                Level.WARNING,
                "The " + use.code() + " key " + key
                        + " is registered in the database but missing from this node's key ring. Copy the ring to this"
                        + " node; until then stored persons cannot be verified here");
    }

    /** Logs that a key of the ring was missing in the database. */
    void keyRemembered(KeyUse use, KeyId key) {
        say(
                Level.WARNING,
                "The " + use.code() + " key " + key
                        + " was missing in the database, which was restored from before the last rotation. It is"
                        + " registered again, and rows are re-encrypted with it");
    }

    /** Logs rows that cannot be opened. */
    void unreadable(List<String> rows) {
        if (!rows.isEmpty()) {
            say(
                    Level.ERROR,
                    rows.size()
                            + " sealed rows cannot be decrypted: they were changed by hand, or their key is missing: "
                            + String.join(", ", rows.subList(0, Math.min(MOST_NAMED, rows.size()))));
        }
    }
}
