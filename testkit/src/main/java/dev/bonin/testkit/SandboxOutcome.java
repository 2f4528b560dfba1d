package dev.bonin.testkit;

import dev.bonin.engine.Bonin;
import dev.bonin.guardian.GuardianRefusal;
import dev.bonin.guardian.Invite;
import dev.bonin.guardian.Wording;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Redemption;
import dev.bonin.verification.Reply;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the page is told at the end of a verification. Values that this outcome does not have are an {@link
 * IllegalStateException} which says what happened instead.
 */
public final class SandboxOutcome {
    /** The application's own wording is for the links that it sends itself. */
    private static final Wording WORDING = new Wording("test", "A test collects the name of an invented child.");

    private final Told told;
    private final String purpose;
    private final Optional<Bonin> bonin;
    private final Function<String, SandboxGuardian> guardians;

    /**
     * Takes what the page was told.
     *
     * @param bonin redeems the code; empty if there is none in this JVM, or if it is not clear which
     * @param guardians opens the link of a guardian in another browser
     */
    SandboxOutcome(Told told, String purpose, Optional<Bonin> bonin, Function<String, SandboxGuardian> guardians) {
        this.told = told;
        this.purpose = purpose;
        this.bonin = bonin;
        this.guardians = guardians;
    }

    /**
     * Returns {@code accepted}, {@code guardian_needed}, {@code refused}, or {@code unavailable} if it could not be
     * found out over HTTP.
     */
    public String status() {
        return told.status();
    }

    public boolean isAccepted() {
        return told.isAccepted();
    }

    /** Returns the stable code of the reason why nobody was accepted: {@code under_age}, {@code form_mismatch}. */
    public String reason() {
        return told.reason().orElseThrow(() -> otherwise("a reason", "somebody who is refused"));
    }

    /** Returns the one-time code that the page passes on to the application. */
    public String code() {
        return told.code()
                .orElseThrow(() -> otherwise(
                        "a code", "somebody who is accepted, for a purpose with a redeem-within of more than zero"));
    }

    /**
     * Redeems the code as the application does, and returns what was certified.
     *
     * @throws IllegalStateException if the code is refused; the message names the reason
     */
    public Redemption redeem() {
        return redeemed()
                .orElseThrow(refusal -> new IllegalStateException("The code of purpose " + purpose + ": "
                        + refusal.code() + " (expected: redeemed; redeemRefusal() returns the reason)"));
    }

    /**
     * Redeems the code as the application does, and returns why it is refused, such as {@code code_expired}.
     *
     * @throws IllegalStateException if the code is redeemed
     */
    public String redeemRefusal() {
        return redeemed()
                .fold(
                        redemption -> {
                            throw new IllegalStateException("The code of purpose " + purpose
                                    + ": redeemed (expected: refused; redeem() returns what was certified)");
                        },
                        Redemption.Refusal::code);
    }

    private Reply<Redemption, Redemption.Refusal> redeemed() {
        var ofApplication = bonin.orElseThrow(() -> new IllegalStateException(
                "No single Bonin in this JVM redeems the code. Pass code() to the application, as its page does."));
        return ofApplication.handovers().redeem(Attempt.of(code(), purpose));
    }

    /**
     * Verifies a guardian by a new link, in a browser of their own, as one of the sandbox's personas, who consents and
     * declares to be the guardian of this child. The child's code can be redeemed then. Links sent before no longer
     * work; {@link SandboxBrowser#guardianAt} takes one that the application has sent.
     *
     * @param persona such as {@code adult}
     * @return what the guardian's page is told, such as that they are {@code under_age} themselves
     * @throws IllegalStateException if nobody waits for a guardian, or there is no link for one
     * @throws IllegalArgumentException if there is no such persona; the message names them
     */
    public GuardianOutcome consentOf(String persona) {
        return guardian().consentOf(persona);
    }

    /** Verifies a guardian in the same way, who refuses: the child's data is destroyed. */
    public GuardianOutcome refusalOf(String persona) {
        return guardian().refusalOf(persona);
    }

    private SandboxGuardian guardian() {
        if (!status().equals("guardian_needed")) {
            throw otherwise("a guardian to wait for", "a child under 14, for a purpose with guardian: under_14");
        }
        var ofApplication = bonin.orElseThrow(() -> new IllegalStateException("No single Bonin in this JVM makes a link"
                + " for the guardian. Let the application send one, and pass it to browser.guardianAt(link)."));
        var invitation = ofApplication.guardians().invite(Invite.of(code(), purpose, WORDING));
        var link = invitation.orElseThrow(this::withoutLink).link();
        return guardians.apply(link.reveal());
    }

    private IllegalStateException withoutLink(GuardianRefusal refusal) {
        return new IllegalStateException("The guardian of purpose " + purpose + " gets no link: " + refusal.code()
                + " (expected: a child who still waits, and named nobody at the start; otherwise let the application"
                + " send a link, and pass it to browser.guardianAt(link))");
    }

    /**
     * Returns the answer to the last call of the page, with its headers.
     *
     * @throws IllegalStateException if the person was verified without HTTP
     */
    public HttpResponse<String> answer() {
        return told.requireAnswer();
    }

    private IllegalStateException otherwise(String what, String who) {
        return new IllegalStateException(this + ", without " + what + " (expected of: " + who + ")");
    }

    /** Returns the status and the reason, without the code. */
    @Override
    public String toString() {
        return told.toString();
    }
}
