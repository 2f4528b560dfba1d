package dev.bonin.example.spa;

import java.time.LocalDate;

/**
 * A member.
 *
 * @param id the account that Bonin links to the person, and the subject of tokens
 * @param password as a hash
 * @param name as it was certified
 * @param birthDate as it was certified
 */
record Member(String id, String login, String password, String name, LocalDate birthDate) {

    /** Hides who it is. */
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
