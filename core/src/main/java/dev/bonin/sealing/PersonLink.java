package dev.bonin.sealing;

import dev.bonin.person.PersonId;
import java.nio.charset.StandardCharsets;

/**
 * Seals the id of a verification's person as soon as it is known, with the data key of the stored identity. Without
 * that key the verification cannot be assigned to another person.
 */
public final class PersonLink {
    private final DataKey key;
    private final SealedFor verification;

    PersonLink(DataKey key, SealedFor verification) {
        this.key = key;
        this.verification = verification;
    }

    String seal(PersonId person) {
        var id = person.value().getBytes(StandardCharsets.UTF_8);
        return SealedRow.encrypt(key, place(verification), id);
    }

    /** Returns the id of the person. */
    static String open(KeyRing ring, WrappedDataKey dataKey, String link, SealedFor verification) {
        var id = new SealedRow(dataKey, link).open(ring, place(verification));
        return new String(id, StandardCharsets.UTF_8);
    }

    private static byte[] place(SealedFor verification) {
        return verification.place("identity", "person_id");
    }
}
