package dev.bonin.example.kotlin

import dev.bonin.verification.Outcome
import dev.bonin.verification.VerificationHandler
import dev.bonin.verification.VerificationId
import jakarta.servlet.http.HttpServletRequest
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.ExceptionHandler
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController
import org.springframework.web.bind.annotation.SessionAttribute

private const val VERIFIED = "verified"

/** The session remembers who was verified in it: an id that a form brings could be anybody's. */
@Configuration(proxyBeanMethods = false)
class Verified {
    @Bean
    fun remember(request: HttpServletRequest) = VerificationHandler { outcome ->
        when (outcome) {
            is Outcome.Accepted ->
                if (outcome.bound() && outcome.purpose() == "signup") {
                    request.session.setAttribute(VERIFIED, outcome.id().value())
                }
            is Outcome.GuardianNeeded, is Outcome.Refused -> Unit
        }
    }
}

/** What browsers call of the site itself. */
@RestController
class MemberPages(private val signUp: SignUp) {

    @PostMapping("/members")
    fun join(@RequestParam name: String, @SessionAttribute(VERIFIED) verified: String): Map<String, String> {
        signUp.signUp(name, VerificationId(verified))
        return mapOf("member" to name)
    }

    @ExceptionHandler
    fun refused(refused: SignUp.RefusedException): ResponseEntity<Map<String, String>> =
        ResponseEntity.status(409).body(mapOf("reason" to refused.refusal.reason().code()))
}
