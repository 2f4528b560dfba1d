package dev.bonin.sealing;

import java.time.Instant;

/**
 * The verification that a value is sealed for. The value opens for no verification that differs in any of these fields.
 * So an attacker who can write rows but has no key cannot make an old verification look new, or assign it to another
 * subject.
 *
 * @param application an empty string if a browser started without an application
 * @param verification the verification's id
 * @param finishedAt precise to the millisecond
 * @param subject the subject that the application wanted verified; an empty string if a browser started without an
 *     application
 * @param code hash of the redemption code; an empty string if none exists
 */
public record SealedFor(
        String application, String verification, String purpose, Instant finishedAt, String subject, String code) {

    byte[] place(String table, String column) {
        var finished = Long.toString(finishedAt.toEpochMilli());
        return Associated.place(application, table, column, verification, purpose, finished, subject, code);
    }

    /** Hides the subject, which may be a person's account. */
    @Override
    public String toString() {
        return "SealedFor[" + verification + "]";
    }
}
