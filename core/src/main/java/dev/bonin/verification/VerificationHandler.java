package dev.bonin.verification;

/**
 * Makes use of an outcome: signs the person up, lets the adult in. Called after the outcome is kept and before the browser is answered, and
 * again for every repetition of that answer, so it must not matter how often.
 */
public interface VerificationHandler {
    void handle(Outcome outcome);
}
