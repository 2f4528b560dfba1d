package dev.bonin.engine;

import dev.bonin.audit.Checkpoint;
import dev.bonin.chore.Chore;
import dev.bonin.clock.ClockAgreement.State;
import dev.bonin.policy.PeopleApart;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.Announcements.Untold;
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
            say(Level.WARNING, chore.name() + ": not done, the next run makes up for it: " + away.getMessage());
        } else if (failure instanceof SealingException unusable) {
            say(Level.ERROR, chore.name() + ": not done, it is tried again: " + unusable.getMessage());
        } else {
            log.log(Level.ERROR, chore.name() + ": not done", failure);
        }
    }

    /** Clocks began to differ, or agree again. */
    void clocks(State state) {
        switch (state) {
            case AGREED -> say(Level.INFO, "Clocks: they agree again; what is due is erased from now on");
            case DATABASE_DIFFERS -> clocks("this machine's clock and the database's differ by more than five minutes");
            case SOURCE_DIFFERS -> clocks("this machine's clock and PortOne's differ by more than five minutes");
            case UNCONFIRMED ->
                clocks("this machine was just started, or its clock has jumped, and PortOne did not tell the time");
        }
    }

    private void clocks(String failure) {
        say(
                Level.ERROR,
                "Clocks: " + failure
                        + ". Nothing is erased for its age, and no request closed, until they agree. Set the"
                        + " clocks by NTP, and see that PortOne can be reached");
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
                    "No listener took the outcome of verification " + untold.id() + " in " + untold.failures()
                            + " tries of a day, the last with "
                            + untold.failure().getName()
                            + ": it is given up, number " + givenUp.incrementAndGet() + " since the start");
        } else {
            say(
                    Level.INFO,
                    "A listener failed with " + untold.failure().getName() + " at the outcome of verification "
                            + untold.id() + ", time " + untold.failures() + ": it will be told again");
        }
    }

    /** An operator changed the ring. */
    void keyRingChanged(KeyRing ring) {
        say(Level.INFO, "The key ring was changed: " + ring);
    }

    /** Another node has a key that this one lacks. */
    void keyMissing(KeyUse use, KeyId key) {
        say(
                Level.WARNING,
                "The database knows the " + use.code() + " key " + key
                        + ", and this node's key ring does not: copy the ring here, or nobody who is kept can be verified"
                        + " here");
    }

    /** The database is older than a key of the ring. */
    void keyRemembered(KeyUse use, KeyId key) {
        say(
                Level.WARNING,
                "The database did not know the " + use.code() + " key " + key
                        + ": it was brought back from before the last rotation. It knows it now, and its rows are brought"
                        + " to it");
    }

    /** Rows stay under an old key. */
    void unreadable(List<String> rows) {
        if (!rows.isEmpty()) {
            say(
                    Level.ERROR,
                    rows.size()
                            + " sealed rows do not open: somebody changed them, or they are under a key that is gone: "
                            + String.join(", ", rows.subList(0, Math.min(MOST_NAMED, rows.size()))));
        }
    }
}
