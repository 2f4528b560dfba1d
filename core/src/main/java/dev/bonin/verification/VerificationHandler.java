package dev.bonin.verification;

/**
 * Makes use of an outcome: signs the person up, lets the adult in. Called before the browser is answered: after an acceptance is kept, and for
 * every refusal. The same browser may ask again and be told the same acceptance again ({@code firstTime} false), so it must not matter how
 * often. If it throws, the browser gets an error and the acceptance stands; it is told again when the browser repeats its call.
 */
public interface VerificationHandler {
    void handle(Outcome outcome);
}
