package dev.bonin.verification;

/**
 * Makes use of an outcome: signs the person up, lets the adult in. Called before the browser is answered: after an acceptance is kept, and for
 * every refusal. The same browser may ask again and be told the same acceptance again ({@code firstTime} false), so it must not matter how
 * often.
 *
 * <p><b>The person comes with the first telling only</b>, since nothing of a person is kept. If a handler throws then, the browser gets an error,
 * the acceptance stands, and it is told again, without the person, when the browser repeats its call: who it was is to be found out by a new
 * verification. So keep what you need of the person before anything that can fail.
 */
public interface VerificationHandler {
    void handle(Outcome outcome);
}
