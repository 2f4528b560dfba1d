package dev.bonin.testkit;

import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What the page of a guardian (법정대리인) is told at the end: what they decided, or why they could not. What this outcome
 * does not have is an {@link IllegalStateException} which says what happened instead.
 */
public final class GuardianOutcome {
    private final Optional<String> decision;
    private final Told told;

    private GuardianOutcome(Optional<String> decision, Told told) {
        this.decision = decision;
        this.told = told;
    }

    /** Creates an outcome; without HTTP there is no answer. */
    static GuardianOutcome decided(String decision, Optional<HttpResponse<String>> answer) {
        return new GuardianOutcome(
                Optional.of(decision), new Told("decided", Optional.empty(), Optional.empty(), answer));
    }

    static GuardianOutcome undecided(Told told) {
        return new GuardianOutcome(Optional.empty(), told);
    }

    /** Returns {@code consented} or {@code refused}. */
    public String decision() {
        return decision.orElseThrow(() -> otherwise("a decision", "an adult who opens a link that is still valid"));
    }

    /**
     * Returns the stable code of the reason why nothing was decided: {@code under_age} if the guardian's own
     * verification was refused, {@code link_expired} or {@code already_decided} if the link was.
     */
    public String reason() {
        return told.reason().orElseThrow(() -> otherwise("a reason", "somebody who may not decide"));
    }

    /**
     * Returns the answer to the last call of the page, with its headers.
     *
     * @throws IllegalStateException if the guardian was verified without HTTP
     */
    public HttpResponse<String> answer() {
        return told.requireAnswer();
    }

    private IllegalStateException otherwise(String what, String who) {
        return new IllegalStateException(
                "The guardian's page: " + this + ", without " + what + " (expected of: " + who + ")");
    }

    /** Returns the decision, or the status and the reason. */
    @Override
    public String toString() {
        return decision.map(made -> "decided: " + made).orElseGet(told::toString);
    }
}
