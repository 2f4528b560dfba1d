package dev.bonin.engine;

import dev.bonin.announcement.Announcements.Untold;
import dev.bonin.audit.Checkpoint;
import dev.bonin.chore.Chore;
import dev.bonin.clock.ClockAgreement.State;
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
 * The sentences that operators are told. What a listener of the application threw is named by its type alone: its words
 * may quote a person.
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

    /** A run of a chore failed. */
    void undone(Chore chore, RuntimeException failure) {
        if (failure instanceof StoreException away) {
            say(Level.WARNING, chore.name() + " failed and is retried at its next run: " + away.getMessage());
        } else if (failure instanceof SealingException unusable) {
            say(Level.ERROR, chore.name() + " failed and is retried: " + unusable.getMessage());
        } else {
            log.log(Level.ERROR, chore.name() + " failed", failure);
        }
    }

    /** Clocks began to differ, or agree again. */
    void clocks(State state) {
        switch (state) {
            case AGREED -> say(Level.INFO, "Clocks agree again; people whose time is over are erased from now on");
            case DATABASE_DIFFERS -> clocks("this machine's clock and the database's differ by more than five minutes");
            case SOURCE_DIFFERS -> clocks("this machine's clock and PortOne's differ by more than five minutes");
            case UNCONFIRMED ->
                clocks("this machine was just started, or its clock has jumped, and PortOne's time is unknown");
        }
    }

    private void clocks(String failure) {
        say(
                Level.ERROR,
                "Clocks disagree: " + failure
                        + ". Until they agree nothing is erased for its age and no request is closed. Set"
                        + " the clocks by NTP, and check that PortOne can be reached");
    }

    /** PortOne could not be told for too long to erase a record. */
    void notErasedAtSource(VerificationId id) {
        say(
                Level.ERROR,
                "PortOne could not be told for 30 days to erase the record of verification " + id
                        + ": see to it with PortOne; the record's merchant_uid is that id");
    }

    /** Newcomers are refused since some people cannot be told from others, or no longer are. */
    void apart(Map<String, PeopleApart> found) {
        if (found.isEmpty()) {
            say(Level.INFO, "People: everybody who is kept can be told from everybody else again");
        }
        found.forEach((application, apart) -> apart(application.isEmpty() ? "-" : application, apart.count()));
    }

    private void apart(String application, long count) {
        say(
                Level.WARNING,
                "People of application " + application + ": " + count
                        + " accounts, bans or waits are of people whose CI or DI cannot be compared with that of others, so"
                        + " newcomers are refused as standing_unknown. ./bonin account apart " + application
                        + " (in code: Accounts.apart) prints who they are, and the ways out");
    }

    /** The chain of the access log has grown. */
    void endOfAccessLog(Checkpoint end) {
        say(Level.INFO, "The access log ends at " + end);
    }

    /** A listener did not take an outcome. */
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

    /** An operator changed the ring. */
    void keyRingChanged(KeyRing ring) {
        say(Level.INFO, "Key ring changed: " + ring);
    }

    /** Another node has a key that this one lacks. */
    void keyMissing(KeyUse use, KeyId key) {
        say(
                Level.WARNING,
                "The " + use.code() + " key " + key
                        + " is registered in the database but missing from this node's key ring. Copy the ring to this"
                        + " node; until then people who are kept cannot be verified here");
    }

    /** The database is older than a key of the ring. */
    void keyRemembered(KeyUse use, KeyId key) {
        say(
                Level.WARNING,
                "The " + use.code() + " key " + key
                        + " was missing in the database, which was restored from before the last rotation. It is"
                        + " registered again, and rows are re-encrypted with it");
    }

    /** Rows stay under an old key. */
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
