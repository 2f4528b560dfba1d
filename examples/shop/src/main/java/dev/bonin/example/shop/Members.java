package dev.bonin.example.shop;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table of members. */
interface Members extends JpaRepository<Member, String> {

    /** Returns the member with that address; empty if there is none. */
    Optional<Member> findByEmail(String email);
}
