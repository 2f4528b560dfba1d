package dev.bonin.example.kotlin

import dev.bonin.account.AccountRefusal
import dev.bonin.account.Accounts
import dev.bonin.audit.Access
import dev.bonin.verification.Reply
import dev.bonin.verification.VerificationId
import org.springframework.jdbc.core.simple.JdbcClient
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional

/** Makes members. A member and the link to the person are one transaction: both are stored, or neither. */
@Service
class SignUp(private val members: JdbcClient, private val accounts: Accounts) {

    /**
     * Stores a member.
     *
     * @throws RefusedException if this person cannot be a member; nothing is stored then
     */
    @Transactional
    fun signUp(name: String, verification: VerificationId) {
        members.sql("INSERT INTO member (name) VALUES (?)").param(name).update()
        when (val reply = accounts.link("", name, verification, ACCESS)) {
            is Reply.Granted -> Unit
            is Reply.Refused -> throw RefusedException(reply.reason())
        }
    }

    /** Thrown if this person cannot be a member, for example because they are one already. */
    class RefusedException(@Transient val refusal: AccountRefusal) : RuntimeException(refusal.reason().code())

    private companion object {
        val ACCESS = Access("members", "web", "sign-up")
    }
}
