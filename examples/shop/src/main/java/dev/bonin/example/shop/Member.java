package dev.bonin.example.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A member. The id is the account that Bonin links to the person: it says nothing about who that is. */
@Entity
public class Member {
    @Id
    private String id = "";

    private String email = "";
    private String password = "";
    private String name = "";

    /** For JPA. */
    protected Member() {}

    /**
     * Creates a member.
     *
     * @param password as a hash
     * @param name as it was certified
     */
    Member(String email, String password, String name) {
        this.id = UUID.randomUUID().toString();
        this.email = email;
        this.password = password;
        this.name = name;
    }

    String id() {
        return id;
    }

    /** Returns the address by which the member signs in. */
    public String email() {
        return email;
    }

    String password() {
        return password;
    }

    /** Returns the certified name. */
    public String name() {
        return name;
    }

    void changeEmail(String address) {
        email = address;
    }

    void changePassword(String hash) {
        password = hash;
    }
}
