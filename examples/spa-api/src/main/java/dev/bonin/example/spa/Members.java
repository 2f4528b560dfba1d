package dev.bonin.example.spa;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members, in the database that Bonin's tables are in, too. */
@Repository
class Members {
    private final JdbcClient database;

    Members(JdbcClient database) {
        this.database = database;
    }

    /**
     * Stores a member.
     *
     * @throws RefusedException with {@code login_taken} if another member has that login name
     */
    Member add(Member member) {
        var added = database.sql("INSERT INTO member (id, login, password, name, birth_date)"
                        + " VALUES (:id, :login, :password, :name, :birthDate) ON CONFLICT (login) DO NOTHING")
                .paramSource(member)
                .update();
        if (added == 0) {
            throw new RefusedException(MemberReason.LOGIN_TAKEN);
        }
        return member;
    }

    /** Returns the member with that id; empty if there is none. */
    Optional<Member> find(String id) {
        return database.sql("SELECT * FROM member WHERE id = ?")
                .param(id)
                .query(Member.class)
                .optional();
    }

    /** Returns the member with that login name; empty if there is none. */
    Optional<Member> ofLogin(String login) {
        return database.sql("SELECT * FROM member WHERE login = ?")
                .param(login)
                .query(Member.class)
                .optional();
    }
}
