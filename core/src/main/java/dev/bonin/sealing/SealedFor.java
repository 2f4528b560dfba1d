package dev.bonin.sealing;

import java.time.Instant;

/**
 * The verification that something of its person is sealed for. It opens for none that differs in any of this, so that
 * nobody who may write rows, and has no key, can make an old verification a fresh one, or another application's subject
 * that of somebody else.
 *
 * @param application empty text where a browser started for itself
 * @param verification its id
 * @param finishedAt counts to the millisecond
 * @param subject whom the application wanted verified; empty text where a browser started for itself
 * @param code hash of the code that it is redeemed with; empty text where there is none
 */
public record SealedFor(
        String application, String verification, String purpose, Instant finishedAt, String subject, String code) {

    byte[] place(String table, String column) {
        var finished = Long.toString(finishedAt.toEpochMilli());
        return Associated.place(application, table, column, verification, purpose, finished, subject, code);
    }

    /** Hides the subject: it may well be a person's account. */
    @Override
    public String toString() {
        return "SealedFor[" + verification + "]";
    }
}
