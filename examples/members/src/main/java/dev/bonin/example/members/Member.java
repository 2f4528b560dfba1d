package dev.bonin.example.members;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A member, of whom the site itself knows a name only. */
@Entity
public class Member {
    @Id
    private String name = "";

    /** For JPA. */
    protected Member() {}

    Member(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
